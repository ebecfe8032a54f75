package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarOutcomeModel;

/** Reads what a registrar is to answer. */
public final class RegistrarAnswer {
  private RegistrarAnswer() {}

  public static RegistrarOutcome read(RegistrarOutcomeModel body) {
    Integer code = body.getStatusCode();
    String reason = body.getErrorMessage();
    if (code == null || !RegistrarOutcome.isStatusCode(code)) {
      throw BodyChecks.wrong("status_code", "200, or 300 to 699");
    }
    if (reason != null && Texts.isTooLong(reason)) {
      throw BodyChecks.wrong("error_message", "a text of " + Texts.LONGEST + " characters at most");
    }
    if (reason != null && code == SipStatus.OK) {
      throw BodyChecks.wrong("error_message", "left out with status 200");
    }
    return RegistrarOutcome.of(code, reason);
  }
}
