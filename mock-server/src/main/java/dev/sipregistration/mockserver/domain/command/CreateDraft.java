package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.PartialCredentials;
import org.jspecify.annotations.Nullable;

/**
 * The unchecked parameters of a call that creates a SIP registration. A part is absent if it is
 * null or an empty text; without {@code persistent} the registration is persistent.
 *
 * <p>Mutable and for one thread.
 */
public final class CreateDraft extends CredentialsDraft<CreateDraft> {
  private boolean persistent = true;

  public CreateDraft persistent(@Nullable Boolean value) {
    persistent = value == null || value;
    return this;
  }

  @Override
  CreateDraft self() {
    return this;
  }

  /** Returns the command, or all that is wrong with the draft, in the contract's order. */
  public Outcome<CreateCommand> check() {
    Violations violations = new Violations();
    PartialCredentials credentials = credentials(violations, true);
    BindingTarget target = target(violations);
    return violations.unlessAny(
        () -> new CreateCommand(credentials.complete(), persistent, target));
  }
}
