package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.sip.SipCredentials;
import org.jspecify.annotations.Nullable;

/**
 * A command to create a SIP registration, complete and well formed; {@link CreateDraft} makes one.
 *
 * @param credentials what to register with
 * @param persistent whether to stay registered without a logged-in user
 * @param target what to bind it to at once, or null for nothing
 */
public record CreateCommand(
    SipCredentials credentials, boolean persistent, @Nullable BindingTarget target) {}
