package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.sip.RegistrarAnswers;
import dev.sipregistration.mockserver.domain.sip.ScheduledEvent;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One account with all that belongs to it, at one moment. Immutable: keeping an old one keeps that
 * moment.
 *
 * @param profile who it is
 * @param terms what it may do
 * @param options what it does where the vendor's behaviour is unknown
 * @param directory its applications, rules and users
 * @param registrations its SIP registrations
 * @param registrars how registrars answer it
 * @param ledger its money
 * @param outbox the events that are still to be delivered to its owner
 * @param calls how much it has called of late, as far as that is limited
 */
public record Account(
    AccountProfile profile,
    AccountPlan terms,
    AccountOptions options,
    Directory directory,
    SipRegistrationIndex registrations,
    RegistrarAnswers registrars,
    Ledger ledger,
    Outbox outbox,
    RateWindow calls) {

  /**
   * Begins a new account without money, applications or registrations.
   *
   * @param id its id
   * @param name its name
   * @return a builder
   */
  public static AccountBuilder named(AccountId id, String name) {
    return new AccountBuilder(id, name);
  }

  /**
   * Returns its id.
   *
   * @return the id of the profile
   */
  public AccountId id() {
    return profile.id();
  }

  /**
   * Returns what an answer tells of its money.
   *
   * @return the summary of this moment
   */
  public AccountSummary summary() {
    return new AccountSummary(id(), terms.frozen(), ledger.available(), profile.currency());
  }

  /**
   * Returns when something happens by itself.
   *
   * @return the earliest instant at which {@link #advancedTo} changes anything, or nothing
   */
  public Optional<Instant> nextDue() {
    return registrations.nextDue().map(ScheduledEvent::at);
  }

  /**
   * Returns the account as it is once everything due has happened, in order and each thing once.
   *
   * @param now up to when, inclusive
   * @return the later account, or this one if nothing was due
   */
  public Account advancedTo(Instant now) {
    Account current = this;
    Optional<ScheduledEvent> due = registrations.nextDue();
    while (due.isPresent() && !due.get().at().isAfter(now)) {
      current = current.after(due.get());
      due = current.registrations.nextDue();
    }
    return current;
  }

  /** The end of a month and an answer of the registrar's may be due at once: the first is both. */
  private Account after(ScheduledEvent due) {
    SipRegistration registration = registrations.find(due.registration()).orElseThrow();
    return registration.subscription().nextRenewal().equals(due.at())
        ? Billing.monthEnds(this, registration, due.at())
        : RegistrationLifecycle.put(this, registration, due.at());
  }

  boolean affords(Price price) {
    BigDecimal spendable = ledger.available().add(terms.creditLimit());
    return spendable.compareTo(price.total()) >= 0;
  }

  /** Replaces the callback receiver; null removes it, and withdraws what waits in the outbox. */
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

  public Account with(RegistrarAnswers newRegistrars) {
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

  /** Begins with other money; only for an account whose ledger has nothing else yet. */
  public Account openedWith(BigDecimal amount) {
    return new Account(
        profile,
        terms,
        options,
        directory,
        registrations,
        registrars,
        Ledger.openedWith(amount),
        outbox,
        calls);
  }

  /** Adds entries to the ledger; the owner is notified if the money falls below the threshold. */
  public Account with(Ledger newLedger, Instant now) {
    Account changed =
        new Account(
            profile,
            terms,
            options,
            directory,
            registrations,
            registrars,
            newLedger,
            outbox,
            calls);
    BigDecimal threshold = terms.lowBalance();
    return threshold != null
            && ledger.available().compareTo(threshold) >= 0
            && newLedger.available().compareTo(threshold) < 0
        ? changed.with(new DomainEvent.BalanceLow(threshold), now)
        : changed;
  }

  /** Puts an event into the outbox, if there is a callback receiver. */
  public Account with(DomainEvent event, Instant now) {
    return profile.callbacks() == null ? this : with(outbox.with(event, now, ledger.available()));
  }
}
