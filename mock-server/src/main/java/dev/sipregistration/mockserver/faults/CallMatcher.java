package dev.sipregistration.mockserver.faults;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.journal.SecretNames;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault strikes.
 *
 * @param method only calls of this method, or null for all
 * @param account only calls of this account, or null for all
 * @param parameters only calls with all of these values, by name; none for all calls
 * @param times how many calls it strikes before it is over, or null for any number
 * @param probability how likely it strikes a call that fits, more than 0 and at most 1
 */
public record CallMatcher(
    @Nullable String method,
    @Nullable AccountId account,
    Map<String, String> parameters,
    @Nullable Integer times,
    double probability) {

  /** The platform takes none that is longer. */
  private static final int LONGEST_VALUE = 255;

  /** Every call, always. */
  static final CallMatcher ALWAYS = new CallMatcher(null, null, Map.of(), null, 1);

  /**
   * Makes an occasion.
   *
   * @param method only calls of this method, or null for all
   * @param account only calls of this account, or null for all
   * @param parameters only calls with all of these values, by name; none for all calls
   * @param times how many calls it strikes before it is over, or null for any number
   * @param probability how likely it strikes a call that fits, more than 0 and at most 1
   * @throws IllegalArgumentException if the fault could never strike, or a value is or may be a
   *     secret
   */
  public CallMatcher {
    if (times != null && times < 1) {
      throw new IllegalArgumentException("times must be at least 1, but is " + times);
    }
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability must be more than 0 and at most 1, but is " + probability);
    }
    parameters.forEach(CallMatcher::check);
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** Faults are listed to whoever asks for them, so no secret may get into one. */
  private static void check(String name, String value) {
    if (SecretNames.isSecret(name)) {
      throw new IllegalArgumentException(
          name + " is a secret, and faults are shown with their values: name another parameter");
    }
    if (SecretNames.looksSecret(value)) {
      throw new IllegalArgumentException(
          "the value of " + name + " looks like a key or a token, and faults are shown with it");
    }
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "the value of " + name + " must not be empty: an empty one counts as none");
    }
    if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
      throw new IllegalArgumentException(
          "the value of " + name + " must have at most " + LONGEST_VALUE + " characters");
    }
  }

  CallMatcher forMethod(String other) {
    return new CallMatcher(other, account, parameters, times, probability);
  }

  CallMatcher forAccount(AccountId other) {
    return new CallMatcher(method, other, parameters, times, probability);
  }

  CallMatcher forParameter(String name, String value) {
    Map<String, String> more = new TreeMap<>(parameters);
    more.put(name, value);
    return new CallMatcher(method, account, more, times, probability);
  }

  CallMatcher times(int other) {
    return new CallMatcher(method, account, parameters, other, probability);
  }

  CallMatcher withProbability(double other) {
    return new CallMatcher(method, account, parameters, times, other);
  }

  boolean fits(String called, AccountId caller, Function<String, Optional<String>> given) {
    return (method == null || method.equals(called))
        && (account == null || account.equals(caller))
        && parameters.entrySet().stream()
            .allMatch(
                wanted -> given.apply(wanted.getKey()).equals(Optional.of(wanted.getValue())));
  }

  boolean isOverAfter(long struck) {
    return times != null && struck >= times;
  }
}
