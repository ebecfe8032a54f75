package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A command to list SIP registrations, complete and well formed; {@link ListDraft} makes one.
 *
 * @param id the only registration that is wanted, or null for any
 * @param filter which of them are wanted, with the account's directory, which knows the names; or
 *     null for all
 * @param count how many to list at most, up to {@link #MOST}
 * @param offset how many of those that match to leave out first
 */
public record ListCommand(
    @Nullable SipRegistrationId id,
    @Nullable BiPredicate<SipRegistration, Directory> filter,
    int count,
    int offset) {
  /** How many are listed at most, whatever is asked for. */
  public static final int MOST = 1_000;
}
