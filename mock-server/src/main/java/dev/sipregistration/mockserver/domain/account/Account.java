package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.RegistrarResponses;
import dev.sipregistration.mockserver.domain.sip.ScheduledEvent;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One account with all that belongs to it, at one instant. Immutable.
 *
 * @param registrars how registrars respond to its SIP registrations
 * @param outbox the callbacks that are not sent yet
 * @param calls how many calls it has made in this second, if that is limited
 */
public record Account(
    AccountProfile profile,
    AccountPlan terms,
    AccountOptions options,
    Directory directory,
    SipRegistrationIndex registrations,
    RegistrarResponses registrars,
    Ledger ledger,
    Outbox outbox,
    RateWindow calls) {

  /**
   * Begins a new account without money, applications or registrations.
   *
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static AccountBuilder named(AccountId id, String name) {
    return new AccountBuilder(id, name);
  }

  /**
   * Begins a new account with all that another one has, under the same ids: its plan, options, the
   * money it owns, applications, rules, users, registrars and callback receiver, but neither its
   * SIP registrations nor its email and API key, which are of one account only.
   *
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static AccountBuilder like(Account template, AccountId id, String name) {
    return new AccountBuilder(id, name).like(template);
  }

  public AccountId id() {
    return profile.id();
  }

  public AccountSummary summary() {
    return new AccountSummary(id(), terms.frozen(), ledger.available(), profile.currency());
  }

  /**
   * Returns the earliest instant at which {@link #advancedTo} changes anything, if there is one.
   */
  public Optional<Instant> nextDue() {
    return registrations.nextDue().map(ScheduledEvent::at);
  }

  /** Returns the account after everything due until an instant, inclusive, in order. */
  public Account advancedTo(Instant now) {
    return advancedTo(now, () -> true).orElseThrow();
  }

  /**
   * Returns the account after everything due until an instant, inclusive, in order.
   *
   * @param allowed asked before each event; if it refuses one, there is no account to return
   */
  public Optional<Account> advancedTo(Instant now, BooleanSupplier allowed) {
    Account current = this;
    Optional<ScheduledEvent> due = registrations.nextDue();
    while (due.isPresent() && !due.get().at().isAfter(now)) {
      if (!allowed.getAsBoolean()) {
        return Optional.empty();
      }
      current = current.after(due.get());
      due = current.registrations.nextDue();
    }
    return Optional.of(current);
  }

  /** At the end of a month the registrar's response may be due as well: one step does both. */
  private Account after(ScheduledEvent due) {
    Optional<LedgerEntry.Reservation> outlived = registrations.outlived(due);
    if (outlived.isPresent()) {
      return Billing.monthEnds(this, outlived.get(), due.at());
    }
    SipRegistration registration = registrations.find(due.registration()).orElseThrow();
    return registration.subscription().nextRenewal().equals(due.at())
        ? Billing.monthEnds(this, registration, due.at())
        : RegistrationLifecycle.put(this, registration, due.at());
  }

  /** Finds a SIP registration, or refuses with {@link Reason#SIP_REGISTRATION_UNKNOWN}. */
  Outcome<SipRegistration> registration(SipRegistrationId id) {
    return registrations
        .find(id)
        .map(Outcome::accepted)
        .orElseGet(
            () -> Outcome.refused(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
  }

  /** Finds a user, or refuses with {@link Reason#USER_UNKNOWN}. */
  public Outcome<User> user(UserId id) {
    return directory
        .user(id)
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(Reason.USER_UNKNOWN, Parameter.USER_ID));
  }

  boolean affords(Price price) {
    BigDecimal spendable = ledger.available().add(terms.creditLimit());
    return spendable.compareTo(price.total()) >= 0;
  }

  /** Replaces the callback receiver; null removes it. */
  public Account with(@Nullable Callbacks callbacks) {
    return new Account(
        profile.with(callbacks),
        terms,
        options,
        directory,
        registrations,
        registrars,
        ledger,
        callbacks == null ? outbox.withdrawn() : outbox,
        calls);
  }

  public Account with(AccountPlan newTerms) {
    return new Account(
        profile, newTerms, options, directory, registrations, registrars, ledger, outbox, calls);
  }

  /** Replaces the plan, which is an event if it freezes or unfreezes the account. */
  public Account with(AccountPlan newTerms, Instant now) {
    Account changed = with(newTerms);
    if (terms.frozen() == newTerms.frozen()) {
      return changed;
    }
    return changed.with(
        newTerms.frozen() ? new DomainEvent.AccountFrozen() : new DomainEvent.AccountUnfrozen(),
        now);
  }

  public Account with(AccountOptions newOptions) {
    return new Account(
        profile, terms, newOptions, directory, registrations, registrars, ledger, outbox, calls);
  }

  public Account with(Directory newDirectory) {
    return new Account(
        profile, terms, options, newDirectory, registrations, registrars, ledger, outbox, calls);
  }

  public Account with(SipRegistrationIndex newRegistrations) {
    return new Account(
        profile, terms, options, directory, newRegistrations, registrars, ledger, outbox, calls);
  }

  public Account with(RegistrarResponses newRegistrars) {
    return new Account(
        profile, terms, options, directory, registrations, newRegistrars, ledger, outbox, calls);
  }

  public Account with(RateWindow newCalls) {
    return new Account(
        profile, terms, options, directory, registrations, registrars, ledger, outbox, newCalls);
  }

  public Account with(Outbox newOutbox) {
    return new Account(
        profile, terms, options, directory, registrations, registrars, ledger, newOutbox, calls);
  }

  private Account with(Ledger newLedger) {
    return new Account(
        profile, terms, options, directory, registrations, registrars, newLedger, outbox, calls);
  }

  /** Replaces the opening balance, without an event. */
  public Account reopenedWith(BigDecimal amount) {
    return with(ledger.reopenedWith(amount));
  }

  /** Replaces the ledger by one with more entries, which may be an event. */
  public Account with(Ledger newLedger, Instant now) {
    Account changed = with(newLedger);
    BigDecimal threshold = terms.lowBalance();
    return threshold != null
            && ledger.available().compareTo(threshold) >= 0
            && newLedger.available().compareTo(threshold) < 0
        ? changed.with(new DomainEvent.BalanceLow(threshold), now)
        : changed;
  }

  /** Puts an event into the outbox, if callbacks go anywhere. */
  public Account with(DomainEvent event, Instant now) {
    return hasReceiver() ? with(outbox.with(event, now, ledger.available())) : this;
  }

  /** Returns whether callbacks go anywhere: to a receiver of the account, or to a collector. */
  public boolean hasReceiver() {
    return profile.callbacks() != null || outbox.isCollected();
  }
}
