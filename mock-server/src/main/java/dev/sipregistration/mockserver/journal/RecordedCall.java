package dev.sipregistration.mockserver.journal;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of the platform's API, from its coming to its answer. Secrets are not in it.
 *
 * @param number its place among all calls since the start or the last reset, from 1; 0 as long as
 *     no journal has taken it up
 * @param at when it came, by the mock server's own clock
 * @param duration how long the answer took to make, in real time
 * @param accountId the account that called, or null if the call was not let in
 * @param keyId the key that signed the token, or null if the call was not let in
 * @param method the name that was called, whether there is such an operation or not
 * @param forms in which ways the request was written
 * @param parameters what was given, in the order in which it was sent
 * @param answer what was answered
 * @param warnings what was odd about it
 */
public record RecordedCall(
    long number,
    Instant at,
    Duration duration,
    @Nullable AccountId accountId,
    @Nullable KeyId keyId,
    String method,
    Set<RequestStyle> forms,
    List<RecordedParameter> parameters,
    CallResponse answer,
    List<CallWarning> warnings) {

  /**
   * Returns the value of a parameter.
   *
   * @param name its name as it was sent
   * @return the first value that is not empty; an empty one counts as none, as on the platform
   */
  public Optional<String> parameter(String name) {
    return parameters.stream()
        .filter(given -> given.name().equals(name) && !given.value().isEmpty())
        .map(RecordedParameter::value)
        .findFirst();
  }

  /**
   * Tells whether the caller was who it said it was, whatever came of the call then.
   *
   * @return whether the account is known
   */
  public boolean letIn() {
    return accountId != null;
  }

  RecordedCall numbered(long given) {
    return new RecordedCall(
        given, at, duration, accountId, keyId, method, forms, parameters, answer, warnings);
  }

  /** Returns one line for people: the call, who made it, and what came of it. */
  @Override
  public String toString() {
    return "#%d %s(%s) by %s -> %s"
        .formatted(
            number,
            method,
            parameters.stream().map(RecordedParameter::toString).collect(Collectors.joining(", ")),
            accountId == null ? "nobody known" : "account " + accountId,
            answer);
  }
}
