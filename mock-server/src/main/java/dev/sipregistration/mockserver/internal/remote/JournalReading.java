package dev.sipregistration.mockserver.internal.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.internal.admin.generated.JournalCallModel;
import dev.sipregistration.mockserver.internal.admin.generated.ReceivedCallbackModel;
import dev.sipregistration.mockserver.journal.CallResponse;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads calls and callbacks as the admin API shows them. */
public final class JournalReading {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JournalReading() {}

  /** Returns a call; its duration is in whole microseconds. */
  public static RecordedCall call(JournalCallModel shown) {
    return new RecordedCall(
        shown.getNumber(),
        shown.getAt().toInstant(),
        Duration.of(shown.getDurationMicros(), ChronoUnit.MICROS),
        ifThere(shown.getAccountId(), AccountId::new),
        ifThere(shown.getClaimedAccountId(), AccountId::new),
        ifThere(shown.getKeyId(), KeyId::new),
        shown.getMethod(),
        shown.getForms().stream()
            .map(form -> RequestStyle.valueOf(form.name()))
            .collect(Collectors.toUnmodifiableSet()),
        shown.getParameters().stream()
            .map(sent -> new RecordedParameter(sent.getName(), sent.getValue(), sent.getKnown()))
            .toList(),
        response(shown),
        shown.getWarnings().stream()
            .map(
                warning ->
                    new CallWarning(
                        CallWarning.Kind.valueOf(warning.getKind().name()), warning.getText()))
            .toList());
  }

  private static CallResponse response(JournalCallModel shown) {
    Integer code = shown.getErrorCode();
    return new CallResponse(
        shown.getHttpStatus(),
        code == null ? 0 : code,
        code == null ? "" : errorText(shown.getAnswer()),
        shown.getAnswer());
  }

  /** The text of an error is in the response; a fault may have broken that off. */
  private static String errorText(String answer) {
    try {
      return JSON.readTree(answer).path("error").path("msg").asText();
    } catch (JsonProcessingException broken) {
      return "";
    }
  }

  public static ReceivedCallback callback(ReceivedCallbackModel shown) {
    return new ReceivedCallback(
        shown.getNumber(),
        shown.getCallbackId(),
        new AccountId(shown.getAccountId()),
        CallbackType.named(shown.getType().toString()).orElseThrow(),
        ifThere(shown.getSipRegistrationId(), SipRegistrationId::new),
        shown.getAt().toInstant(),
        shown.getBody());
  }

  private static <T, R> @Nullable R ifThere(@Nullable T value, Function<T, R> read) {
    return value == null ? null : read.apply(value);
  }
}
