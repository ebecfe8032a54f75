package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarOutcomeModel;

/** Reads what a registrar is to answer. */
public final class RegistrarAnswer {
  private static final int OK = 200;
  private static final int LOWEST_FAILURE = 300;
  private static final int HIGHEST = 699;
  private static final int LONGEST_REASON = 255;

  private RegistrarAnswer() {}

  public static RegistrarOutcome read(RegistrarOutcomeModel wanted) {
    Integer code = wanted.getStatusCode();
    String reason = wanted.getErrorMessage();
    boolean failure = code != null && code >= LOWEST_FAILURE && code <= HIGHEST;
    if (code == null || (code != OK && !failure)) {
      throw BodyChecks.wrong("status_code", "200, or 300 to 699");
    }
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw BodyChecks.wrong("error_message", "a text of 255 characters at most");
    }
    if (!failure) {
      if (reason != null) {
        throw BodyChecks.wrong("error_message", "left out with status 200");
      }
      return new RegistrarOutcome.Accepted();
    }
    return new RegistrarOutcome.Rejected(
        reason == null ? SipStatus.of(code) : new SipStatus(code, reason));
  }
}
