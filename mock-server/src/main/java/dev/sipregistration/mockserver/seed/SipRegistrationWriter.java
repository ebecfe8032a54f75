package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.sip.SipCredentials;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import org.jspecify.annotations.Nullable;

/** Writes a SIP registration in the state that it is in. */
final class SipRegistrationWriter {
  private SipRegistrationWriter() {}

  static YamlWriter write(SipRegistration registration, boolean secrets) {
    YamlWriter written = new YamlWriter().number("sip_registration_id", registration.id().value());
    credentials(written, registration.credentials(), secrets);
    written.flag("is_persistent", registration.persistent());
    target(written, registration.target());
    return state(written, registration.state()).time("last_updated", registration.lastUpdated());
  }

  private static void credentials(YamlWriter written, SipCredentials credentials, boolean secrets) {
    SipProxy outbound = credentials.outboundProxy();
    Secret password = credentials.password();
    written
        .text("sip_username", credentials.sipUsername().value())
        .text("proxy", credentials.proxy().text())
        .text("auth_user", credentials.authUser())
        .text("outbound_proxy", outbound == null ? null : outbound.text())
        .text("password", password == null || !secrets ? null : password.value());
  }

  private static void target(YamlWriter written, @Nullable BoundTarget target) {
    if (target != null) {
      written
          .number("application_id", target.applicationId().value())
          .number("rule_id", target.ruleId() == null ? null : target.ruleId().value())
          .number("user_id", target.userId() == null ? null : target.userId().value());
    }
  }

  private static YamlWriter state(YamlWriter written, SipRegistrationState state) {
    if (state instanceof SipRegistrationState.InProgress progress) {
      return written.text("state", "IN_PROGRESS").time("in_progress_until", progress.until());
    }
    if (state instanceof SipRegistrationState.Failed failed) {
      return status(written.text("state", "FAILED"), failed.status());
    }
    return written.text(
        "state", state instanceof SipRegistrationState.Registered ? "REGISTERED" : "OFFLINE");
  }

  /** The phrase of the RFC need not be said. */
  static YamlWriter status(YamlWriter written, SipStatus status) {
    boolean usual = status.equals(SipStatus.of(status.code()));
    return written
        .number("status_code", status.code())
        .text("error_message", usual ? null : status.reason());
  }
}
