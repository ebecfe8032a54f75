package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.WireTimes;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.LedgerEntry.Reservation;
import dev.sipregistration.mockserver.domain.money.LedgerEntry.Settlement;
import dev.sipregistration.mockserver.internal.admin.generated.AccountModel;
import dev.sipregistration.mockserver.internal.admin.generated.ApplicationModel;
import dev.sipregistration.mockserver.internal.admin.generated.LedgerEntryModel;
import dev.sipregistration.mockserver.internal.admin.generated.LedgerEntryTypeModel;
import dev.sipregistration.mockserver.internal.admin.generated.LimitsModel;
import dev.sipregistration.mockserver.internal.admin.generated.MoneyModel;
import dev.sipregistration.mockserver.internal.admin.generated.RuleModel;
import dev.sipregistration.mockserver.internal.admin.generated.UserModel;
import dev.sipregistration.mockserver.internal.rest.row.LazyList;
import dev.sipregistration.mockserver.internal.rest.row.SipRegistrationView;
import java.time.ZoneOffset;
import java.util.List;

/** Shows an account as the admin contract lays it out. */
public final class StateView {
  private StateView() {}

  public static AccountModel account(Account account) {
    Directory directory = account.directory();
    return new AccountModel()
        .accountId(account.id().value())
        .accountName(account.profile().name().value())
        .accountEmail(account.profile().email())
        .currency(account.profile().currency().value())
        .active(account.terms().active())
        .frozen(account.terms().frozen())
        .creditLimit(account.terms().creditLimit())
        .limits(limits(account))
        .timeInProgress(account.options().timeInProgress().toString())
        .persistentWithUser(account.options().persistentWithUser())
        .money(money(account.ledger()))
        .ledger(new LazyList<>(account.ledger().entries(), StateView::entry))
        .applications(
            directory.applications().stream()
                .map(application -> application(application, directory))
                .toList())
        .sipRegistrations(SipRegistrationView.rows(account.registrations().all(), directory));
  }

  public static LimitsModel limits(Account account) {
    return new LimitsModel()
        .maxSipRegistrations(account.terms().maxSipRegistrations())
        .requestsPerSecond(account.terms().requestsPerSecond());
  }

  public static MoneyModel money(Ledger ledger) {
    return new MoneyModel()
        .posted(ledger.posted())
        .reserved(ledger.reserved())
        .available(ledger.available());
  }

  private static LedgerEntryModel entry(LedgerEntry entry) {
    LedgerEntryModel shown =
        new LedgerEntryModel()
            .sequence(entry.sequence())
            .at(entry.at().atOffset(ZoneOffset.UTC))
            .type(LedgerEntryTypeModel.valueOf(entry.type().name()))
            .amount(entry.amount());
    if (entry instanceof Settlement settlement) {
      return withMonth(shown, settlement.reservation());
    }
    return entry instanceof Reservation reservation ? withMonth(shown, reservation) : shown;
  }

  private static LedgerEntryModel withMonth(LedgerEntryModel shown, Reservation reservation) {
    BillingMonth month = reservation.month();
    return shown
        .fee(reservation.price().fee())
        .tax(reservation.price().tax())
        .sipRegistrationId(reservation.sipRegistrationId().value())
        .periodFrom(month.from().atOffset(ZoneOffset.UTC))
        .periodTo(WireTimes.atMost(month.to()).atOffset(ZoneOffset.UTC));
  }

  public static ApplicationModel application(Application application, Directory directory) {
    return new ApplicationModel()
        .applicationId(application.id().value())
        .applicationName(application.name())
        .rules(rules(application.id(), directory))
        .users(users(application.id(), directory));
  }

  private static List<RuleModel> rules(ApplicationId application, Directory directory) {
    return directory.rules().stream()
        .filter(rule -> rule.applicationId().equals(application))
        .map(StateView::rule)
        .toList();
  }

  public static RuleModel rule(Rule rule) {
    return new RuleModel().ruleId(rule.id().value()).ruleName(rule.name());
  }

  private static List<UserModel> users(ApplicationId application, Directory directory) {
    return directory.users().stream()
        .filter(user -> user.applicationId().equals(application))
        .map(StateView::user)
        .toList();
  }

  public static UserModel user(User user) {
    return new UserModel()
        .userId(user.id().value())
        .userName(user.name())
        .loggedIn(user.loggedIn());
  }
}
