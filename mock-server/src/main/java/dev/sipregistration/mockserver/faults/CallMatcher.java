package dev.sipregistration.mockserver.faults;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.journal.SecretNames;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault is for.
 *
 * @param method only calls of this method, or null for all
 * @param account only calls of this account, or null for all
 * @param parameters only calls with all of these values, by name; none for all calls
 * @param times how many calls it is injected into before it is removed, or null for any number
 * @param probability how probable it is for a call that matches, more than 0 and at most 1
 */
public record CallMatcher(
    @Nullable String method,
    @Nullable AccountId account,
    Map<String, String> parameters,
    @Nullable Integer times,
    double probability) {

  /** Every call, always. */
  static final CallMatcher ALWAYS = new CallMatcher(null, null, Map.of(), null, 1);

  /**
   * @throws IllegalArgumentException if no call could match, or a value is or may be a secret
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

  /** Faults are shown with their values, so none may be a secret. */
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
    if (Texts.isTooLong(value)) {
      throw new IllegalArgumentException(
          "the value of " + name + " must have at most " + Texts.LONGEST + " characters");
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

  boolean matches(String called, AccountId caller, Function<String, Optional<String>> parameter) {
    return (method == null || method.equals(called))
        && (account == null || account.equals(caller))
        && parameters.entrySet().stream()
            .allMatch(each -> parameter.apply(each.getKey()).equals(Optional.of(each.getValue())));
  }

  boolean isOverAfter(long injections) {
    return times != null && injections >= times;
  }

  /** Returns the words of a report about which calls it is for, or nothing for all of them. */
  String describe() {
    String which =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(" and "));
    return (method == null ? "" : " for " + method)
        + (which.isEmpty() ? "" : " with " + which)
        + (account == null ? "" : " of account " + account);
  }
}
