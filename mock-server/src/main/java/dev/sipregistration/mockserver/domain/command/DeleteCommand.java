package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import org.jspecify.annotations.Nullable;

/** A command to delete a SIP registration. */
public record DeleteCommand(SipRegistrationId sipRegistrationId) {
  /** Makes the command of its only parameter, which is required. */
  public static Outcome<DeleteCommand> of(@Nullable SipRegistrationId id) {
    return id == null
        ? Outcome.refused(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.SIP_REGISTRATION_ID)
        : Outcome.accepted(new DeleteCommand(id));
  }
}
