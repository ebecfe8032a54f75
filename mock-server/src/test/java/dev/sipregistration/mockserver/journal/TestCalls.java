package dev.sipregistration.mockserver.journal;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls as a server would tell of them. */
final class TestCalls {
  static final String BIND = "BindSipRegistration";
  static final String CREATE = "CreateSipRegistration";
  static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private TestCalls() {}

  static RecordedCall bind(int errorCode, String... parameters) {
    return call(BIND, errorCode, parameters);
  }

  static RecordedCall create(int errorCode, String... parameters) {
    return call(CREATE, errorCode, parameters);
  }

  static RecordedCall call(String method, int errorCode, String... parameters) {
    List<RecordedParameter> recorded = new ArrayList<>();
    for (int i = 0; i < parameters.length; i += 2) {
      recorded.add(new RecordedParameter(parameters[i], parameters[i + 1], true));
    }
    return new RecordedCall(
        0,
        NOON,
        Duration.ofMillis(1),
        new AccountId(1),
        null,
        new KeyId("demo-owner"),
        method,
        Set.of(RequestStyle.QUERY),
        recorded,
        new CallResponse(200, errorCode, "", errorCode == 0 ? "{\"result\":1}" : "{}"),
        List.of());
  }

  static RecordedCall responding(String body) {
    return new RecordedCall(
        0,
        NOON,
        Duration.ofMillis(1),
        null,
        null,
        null,
        BIND,
        Set.of(RequestStyle.QUERY),
        List.of(),
        new CallResponse(200, 0, "", body),
        List.of());
  }

  static RecordedCall warned(RecordedCall call, String warning) {
    return new RecordedCall(
        call.number(),
        call.at(),
        call.duration(),
        call.accountId(),
        call.claimedAccountId(),
        call.keyId(),
        call.method(),
        call.forms(),
        call.parameters(),
        call.response(),
        List.of(new CallWarning(CallWarning.Kind.UNKNOWN_PARAMETER, warning)));
  }

  static Journal journal(RecordedCall... calls) {
    Journal journal = new Journal(100);
    for (RecordedCall call : calls) {
      journal.arrived().accept(call);
    }
    return journal;
  }
}
