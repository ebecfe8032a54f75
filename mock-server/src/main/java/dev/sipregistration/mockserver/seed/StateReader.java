package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import java.util.List;

/** Reads where a SIP registration stands in its life, which only an account with a ledger says. */
final class StateReader {
  /** The keys that only a SIP registration of an account with a ledger has. */
  static final List<String> KEYS =
      List.of("state", "in_progress_until", "status_code", "error_message", "last_updated");

  private static final List<String> STATES =
      List.of("IN_PROGRESS", "REGISTERED", "FAILED", "OFFLINE");
  private static final int LOWEST_FAILURE = 300;
  private static final int HIGHEST = 699;

  private StateReader() {}

  static SipRegistrationState read(YamlMapping value) {
    YamlValue given = value.required("state");
    String state = given.text();
    if (!state.equals("IN_PROGRESS")) {
      value.without("is for the state IN_PROGRESS", "in_progress_until");
    }
    if (!state.equals("FAILED")) {
      value.without("is for the state FAILED", "status_code", "error_message");
    }
    return switch (state) {
      case "IN_PROGRESS" ->
          new SipRegistrationState.InProgress(value.required("in_progress_until").instant());
      case "REGISTERED" -> new SipRegistrationState.Registered();
      case "FAILED" -> new SipRegistrationState.Failed(status(value));
      case "OFFLINE" -> new SipRegistrationState.Offline();
      default -> throw given.unknown("is no state", state, STATES);
    };
  }

  private static SipStatus status(YamlMapping value) {
    int code = (int) value.required("status_code").number(LOWEST_FAILURE, HIGHEST);
    return value
        .find("error_message")
        .map(message -> new SipStatus(code, message.phrase()))
        .orElseGet(() -> SipStatus.of(code));
  }
}
