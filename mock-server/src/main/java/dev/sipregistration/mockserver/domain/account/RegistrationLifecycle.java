package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.WireTimes;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState.Failed;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState.InProgress;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState.Kind;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState.Offline;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState.Registered;
import java.time.Instant;

/**
 * The lifecycle of a SIP registration: offline, in progress, then registered or failed, and from
 * one to the other as the registrar's response changes.
 *
 * <p>The state follows from facts (persistent, user logged in, paid, the registrar's response): a
 * step that changes a fact calls {@link #put} and need not know the transitions.
 */
public final class RegistrationLifecycle {
  private static final SipRegistrationState OFFLINE = new Offline();

  private RegistrationLifecycle() {}

  /** Puts the registration into the account, in the state that follows from the facts. */
  public static Account put(Account account, SipRegistration registration, Instant now) {
    return put(account, registration, registration.state() instanceof Offline, now);
  }

  /** Puts the registration into the account, and lets it register anew. */
  static Account restart(Account account, SipRegistration registration, Instant now) {
    return put(account, registration, true, now);
  }

  private static Account put(
      Account account, SipRegistration registration, boolean starts, Instant now) {
    SipRegistrationState before = registration.state();
    SipRegistrationState after = next(account, registration, starts, now);
    Account changed = account.with(account.registrations().with(registration.in(after, now)));
    return withEvent(changed, registration.id(), before, after, now);
  }

  private static SipRegistrationState next(
      Account account, SipRegistration registration, boolean starts, Instant now) {
    if (!wantsToBeOnline(account, registration)) {
      return OFFLINE;
    }
    SipRegistrationState state = registration.state();
    if (starts && !account.options().timeInProgress().isZero()) {
      return new InProgress(
          WireTimes.atMost(now.plus(account.options().timeInProgress())), state.lastResult());
    }
    return !starts && state instanceof InProgress progress && progress.until().isAfter(now)
        ? state
        : account.registrars().responseTo(registration).state();
  }

  private static boolean wantsToBeOnline(Account account, SipRegistration registration) {
    return !registration.subscription().deactivated()
        && (registration.persistent()
            || registration.user().filter(account.directory()::isLoggedIn).isPresent());
  }

  /** Puts out events for changes between registered and failed only: a first response is none. */
  private static Account withEvent(
      Account account,
      SipRegistrationId id,
      SipRegistrationState before,
      SipRegistrationState after,
      Instant now) {
    Kind result = before.lastResult();
    if (result == Kind.REGISTERED && after instanceof Failed failed) {
      return account.with(new DomainEvent.RegistrationFailed(id, failed.status()), now);
    }
    return result == Kind.FAILED && after instanceof Registered
        ? account.with(new DomainEvent.RegistrationRecovered(id), now)
        : account;
  }
}
