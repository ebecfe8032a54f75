package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.PartialCredentials;
import org.jspecify.annotations.Nullable;

/**
 * A command to change a SIP registration, complete and well formed; {@link UpdateDraft} makes one.
 *
 * @param credentials what to register with from now on; absent parts stay
 * @param target what to bind it to, as by {@link BindingCommand.Bind}, or null to leave that
 */
public record UpdateCommand(
    SipRegistrationId sipRegistrationId,
    PartialCredentials credentials,
    @Nullable BindingTarget target) {}
