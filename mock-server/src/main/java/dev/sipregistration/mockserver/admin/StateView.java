package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Account;
import dev.sipregistration.mockserver.admin.generated.Application;
import dev.sipregistration.mockserver.admin.generated.LedgerEntry;
import dev.sipregistration.mockserver.admin.generated.LedgerEntryType;
import dev.sipregistration.mockserver.admin.generated.Limits;
import dev.sipregistration.mockserver.admin.generated.Money;
import dev.sipregistration.mockserver.admin.generated.Rule;
import dev.sipregistration.mockserver.admin.generated.User;
import dev.sipregistration.mockserver.domain.ApplicationId;
import dev.sipregistration.mockserver.domain.BillingMonth;
import dev.sipregistration.mockserver.domain.Directory;
import dev.sipregistration.mockserver.domain.Ledger;
import dev.sipregistration.mockserver.domain.LedgerEntry.Deposit;
import dev.sipregistration.mockserver.domain.LedgerEntry.OpeningBalance;
import dev.sipregistration.mockserver.domain.LedgerEntry.Reservation;
import dev.sipregistration.mockserver.domain.LedgerEntry.Settlement;
import java.time.ZoneOffset;
import java.util.List;

/** Shows an account as the admin contract lays it out. */
final class StateView {
  private StateView() {}

  static Account account(dev.sipregistration.mockserver.domain.Account account) {
    Directory directory = account.directory();
    return new Account()
        .accountId(account.id().value())
        .accountName(account.profile().name())
        .accountEmail(account.profile().email())
        .currency(account.profile().currency())
        .active(account.terms().active())
        .frozen(account.terms().frozen())
        .creditLimit(account.terms().creditLimit())
        .limits(limits(account))
        .timeInProgress(account.options().timeInProgress().toString())
        .persistentWithUser(account.options().persistentWithUser())
        .money(money(account.ledger()))
        .ledger(account.ledger().entries().stream().map(StateView::entry).toList())
        .applications(
            directory.applications().stream()
                .map(application -> application(application, directory))
                .toList())
        .sipRegistrations(
            account.registrations().all().stream()
                .map(registration -> SipRegistrationView.row(registration, directory))
                .toList());
  }

  static Limits limits(dev.sipregistration.mockserver.domain.Account account) {
    return new Limits()
        .maxSipRegistrations(account.terms().maxSipRegistrations())
        .requestsPerSecond(account.terms().requestsPerSecond());
  }

  static Money money(Ledger ledger) {
    return new Money()
        .posted(ledger.posted())
        .reserved(ledger.reserved())
        .available(ledger.available());
  }

  private static LedgerEntry entry(dev.sipregistration.mockserver.domain.LedgerEntry entry) {
    LedgerEntry shown =
        new LedgerEntry().sequence(entry.sequence()).at(entry.at().atOffset(ZoneOffset.UTC));
    if (entry instanceof OpeningBalance opening) {
      return shown.type(LedgerEntryType.OPENING_BALANCE).amount(opening.amount());
    }
    if (entry instanceof Deposit deposit) {
      return shown.type(LedgerEntryType.DEPOSIT).amount(deposit.amount());
    }
    if (entry instanceof Settlement settlement) {
      return paid(shown, settlement.reservation()).type(LedgerEntryType.SETTLEMENT);
    }
    return paid(shown, (Reservation) entry).type(LedgerEntryType.RESERVATION);
  }

  private static LedgerEntry paid(LedgerEntry shown, Reservation reservation) {
    BillingMonth month = reservation.month();
    return shown
        .amount(reservation.price().total())
        .fee(reservation.price().fee())
        .tax(reservation.price().tax())
        .sipRegistrationId(reservation.sipRegistrationId().value())
        .periodFrom(month.from().atOffset(ZoneOffset.UTC))
        .periodTo(month.to().atOffset(ZoneOffset.UTC));
  }

  private static Application application(
      dev.sipregistration.mockserver.domain.Application application, Directory directory) {
    return new Application()
        .applicationId(application.id().value())
        .applicationName(application.name())
        .rules(rules(application.id(), directory))
        .users(users(application.id(), directory));
  }

  private static List<Rule> rules(ApplicationId application, Directory directory) {
    return directory.rules().stream()
        .filter(rule -> rule.applicationId().equals(application))
        .map(rule -> new Rule().ruleId(rule.id().value()).ruleName(rule.name()))
        .toList();
  }

  private static List<User> users(ApplicationId application, Directory directory) {
    return directory.users().stream()
        .filter(user -> user.applicationId().equals(application))
        .map(StateView::user)
        .toList();
  }

  static User user(dev.sipregistration.mockserver.domain.User user) {
    return new User().userId(user.id().value()).userName(user.name()).loggedIn(user.loggedIn());
  }
}
