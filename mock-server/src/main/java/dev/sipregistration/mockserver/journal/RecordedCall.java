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
 * One call of the platform's API with its response, without secrets.
 *
 * @param number its number since the start or the last reset, from 1; 0 before it is in a journal
 * @param at when it arrived, by the mock server's own clock
 * @param duration how long the response took, in real time
 * @param accountId the account that called, or null if the call was not authenticated
 * @param claimedAccountId the account that the token of a call names which was not authenticated;
 *     nothing has verified that. Null if there is none
 * @param keyId the key that signed the token, or null if the call was not authenticated
 * @param method the name that was called, whether there is such an operation or not
 * @param forms the styles of the request
 * @param parameters the parameters, in the order in which they were sent
 * @param response the response
 * @param warnings its oddities
 */
public record RecordedCall(
    long number,
    Instant at,
    Duration duration,
    @Nullable AccountId accountId,
    @Nullable AccountId claimedAccountId,
    @Nullable KeyId keyId,
    String method,
    Set<RequestStyle> forms,
    List<RecordedParameter> parameters,
    CallResponse response,
    List<CallWarning> warnings) {
  private static final int BYTES = 384;
  private static final int BYTES_OF_MEMBER = 32;
  private static final int BYTES_OF_TEXT = 48;
  private static final int SHORT_TEXT = 500;

  /**
   * Returns the value of a parameter.
   *
   * @param name its name as it was sent
   * @return the first value that is not empty; the platform ignores empty ones
   */
  public Optional<String> parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name) && !parameter.value().isEmpty())
        .map(RecordedParameter::value)
        .findFirst();
  }

  /** {@return whether the caller was authenticated, whatever the outcome of the call} */
  public boolean authenticated() {
    return accountId != null;
  }

  RecordedCall numbered(long newNumber) {
    return new RecordedCall(
        newNumber,
        at,
        duration,
        accountId,
        claimedAccountId,
        keyId,
        method,
        forms,
        parameters,
        response,
        warnings);
  }

  /** Returns what the call takes in memory at most, estimated from what is known of objects. */
  long bytes() {
    long bytes = BYTES + bytes(method) + bytes(response.errorText()) + bytes(response.body());
    for (RecordedParameter parameter : parameters) {
      bytes += BYTES_OF_MEMBER + bytes(parameter.name()) + bytes(parameter.value());
    }
    for (CallWarning warning : warnings) {
      bytes += BYTES_OF_MEMBER + bytes(warning.text());
    }
    return bytes;
  }

  /**
   * Java keeps a text in Latin-1 if it can. Only long texts are looked at: to look at all takes a
   * 25th of the whole call.
   */
  private static long bytes(String text) {
    boolean latin1 =
        text.length() > SHORT_TEXT && text.chars().allMatch(character -> character <= 0xff);
    return BYTES_OF_TEXT + (latin1 ? 1L : 2L) * text.length();
  }

  /** Returns one line for people: the call, its caller and its outcome. */
  @Override
  public String toString() {
    return "#%s %s(%s) by %s -> %s"
        .formatted(
            number,
            method,
            parameters.stream().map(RecordedParameter::toString).collect(Collectors.joining(", ")),
            caller(),
            response);
  }

  private String caller() {
    if (accountId != null) {
      return "account " + accountId;
    }
    return claimedAccountId == null
        ? "nobody known"
        : "nobody known, claims account " + claimedAccountId;
  }
}
