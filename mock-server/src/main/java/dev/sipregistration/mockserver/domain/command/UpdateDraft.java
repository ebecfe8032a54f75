package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.sip.PartialCredentials;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The unchecked parameters of a call that changes a SIP registration. A part is absent if it is
 * null or an empty text, and only the registration is required.
 *
 * <p>Mutable and for one thread.
 */
public final class UpdateDraft extends CredentialsDraft<UpdateDraft> {
  private @Nullable SipRegistrationId sipRegistrationId;

  public UpdateDraft sipRegistrationId(@Nullable SipRegistrationId value) {
    sipRegistrationId = value;
    return this;
  }

  @Override
  UpdateDraft self() {
    return this;
  }

  /** Returns the command, or all that is wrong with the draft, in the contract's order. */
  public Outcome<UpdateCommand> check() {
    Violations violations = new Violations();
    violations.require(sipRegistrationId != null, Parameter.SIP_REGISTRATION_ID);
    PartialCredentials credentials = credentials(violations, false);
    BindingTarget target = target(violations);
    return violations.unlessAny(
        () -> new UpdateCommand(Objects.requireNonNull(sipRegistrationId), credentials, target));
  }
}
