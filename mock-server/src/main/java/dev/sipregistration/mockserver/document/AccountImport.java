package dev.sipregistration.mockserver.document;

import static java.util.Objects.requireNonNullElse;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.EventBudget;
import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.account.RateWindow;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.NumericId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarResponses;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the accounts of one world, each with all that is its own. */
final class AccountImport {
  private final Instant now;
  private final boolean stopped;
  private final EventBudget budget = new EventBudget();
  private final DuplicateCheck accounts = new DuplicateCheck();
  private final DuplicateCheck registrationIds = new DuplicateCheck();

  /** The world begins at {@code now}, and its clock may be stopped there. */
  AccountImport(Instant now, boolean stopped) {
    this.now = now;
    this.stopped = stopped;
  }

  Account account(DocumentPath at, AccountDocument document) {
    AccountBuilder builder = profile(at, document).terms(free -> terms(at, document, free));
    OptionsDocument options = document.options();
    if (options != null) {
      builder.options(options(options));
    }
    applications(at, document, builder);
    List<LedgerEntryDocument> ledger = document.ledger();
    BigDecimal balance = document.balance();
    if (ledger == null && balance != null) {
      builder.openingBalance(balance);
    }
    Account described = builder.build();
    SipRegistrationImport registrations =
        new SipRegistrationImport(
            at, document.sipRegistrations(), registrationIds, described.directory());
    if (ledger == null) {
      at.without(document, "is only for accounts with a ledger", "next_callback_id");
      return registrations.created(
          described,
          responses(at, document, described, registrations.ids()::contains),
          now,
          budget);
    }
    at.without(document, "follows from the ledger; leave one of them out", "balance");
    LedgerImport purchases = new LedgerImport(stopped ? now : null);
    Ledger money = purchases.ledger(at, ledger);
    Account account =
        new Account(
            described.profile(),
            described.terms(),
            described.options(),
            described.directory(),
            index(registrations, purchases),
            RegistrarResponses.of(
                responses(at, document, described, id -> purchases.subscription(id).isPresent())),
            money,
            outbox(at, document),
            requireNonNullElse(document.calls(), RateWindow.none()));
    if (account.advancedTo(now, budget::spend).isEmpty()) {
      throw at.member("ledger").problem(SipRegistrationImport.TOO_MANY_EVENTS);
    }
    return account;
  }

  /** Makes an account without ledger, SIP registrations and callbacks, whatever they are. */
  Account head(DocumentPath at, AccountDocument document) {
    AccountBuilder builder = profile(at, document).terms(free -> terms(at, document, free));
    OptionsDocument options = document.options();
    if (options != null) {
      builder.options(options(options));
    }
    applications(at, document, builder);
    Account described = builder.build();
    return described.with(
        RegistrarResponses.of(responses(at, document, described, anyRegistration -> true)));
  }

  /** What is reserved for a registration that the document does not have is of a deleted one. */
  private static SipRegistrationIndex index(
      SipRegistrationImport registrations, LedgerImport purchases) {
    SipRegistrationIndex index = SipRegistrationIndex.of(registrations.stated(purchases));
    for (LedgerEntry.Reservation reservation : purchases.outstanding()) {
      if (index.find(reservation.sipRegistrationId()).isEmpty()) {
        index = index.withOutlived(reservation);
      }
    }
    return index;
  }

  private static Outbox outbox(DocumentPath at, AccountDocument document) {
    Long written = document.nextCallbackId();
    long next =
        written == null ? 1 : at.within("next_callback_id", written, 1, NumericId.HIGHEST + 1);
    return at.member("outbox")
        .make(place -> Outbox.of(requireNonNullElse(document.outbox(), List.of()), next));
  }

  private AccountBuilder profile(DocumentPath at, AccountDocument document) {
    AccountId id = document.accountId();
    accounts.add(at, "account_id", id, "account " + id);
    AccountName name = document.accountName();
    String anyCase = name.value().toLowerCase(Locale.ROOT);
    accounts.add(at, "account_name", "name " + anyCase, "account name " + name);
    if (id.equals(document.parentAccountId())) {
      throw at.member("parent_account_id").problem("must be another account");
    }
    AccountBuilder builder =
        Account.named(id, name.value())
            .parent(document.parentAccountId())
            .apiKey(document.apiKey());
    String own = document.accountEmail();
    String email = own == null ? name + "@example.com" : own;
    accounts.add(
        at,
        own == null ? "account_name" : "account_email",
        "email " + email,
        "account email " + email);
    builder.email(email);
    if (document.currency() != null) {
      builder.currency(document.currency().value());
    }
    String url = document.callbackUrl();
    if (url == null) {
      at.without(document, "is of no use without callback_url", "callback_salt");
      return builder;
    }
    Secret salt = document.callbackSalt();
    if (salt != null && !Callbacks.isSalt(salt.value())) {
      throw at.member("callback_salt")
          .problem("must not be longer than " + Callbacks.LONGEST_SALT + " characters");
    }
    try {
      return builder.callbacks(URI.create(url), salt);
    } catch (IllegalArgumentException wrong) {
      throw at.member("callback_url").problem("must be a URL like http://127.0.0.1:9090/callbacks");
    }
  }

  private static AccountPlan terms(DocumentPath at, AccountDocument document, AccountPlan free) {
    PriceListDocument prices = document.priceList();
    return new AccountPlan(
        requireNonNullElse(document.active(), true),
        requireNonNullElse(document.frozen(), false),
        prices == null ? free.priceList() : priceList(at.member("price_list"), prices),
        at.notNegative("credit_limit", requireNonNullElse(document.creditLimit(), BigDecimal.ZERO)),
        document.maxSipRegistrations(),
        document.requestsPerSecond(),
        document.lowBalance());
  }

  static PriceList priceList(DocumentPath at, PriceListDocument document) {
    BigDecimal fee = at.notNegative("monthly_fee", document.monthlyFee());
    BigDecimal rate =
        at.notNegative("tax_rate", requireNonNullElse(document.taxRate(), BigDecimal.ZERO));
    return at.make(place -> new PriceList(fee, rate));
  }

  private static AccountOptions options(OptionsDocument document) {
    return new AccountOptions(
        requireNonNullElse(document.timeInProgress(), AccountOptions.DEFAULT.timeInProgress()),
        requireNonNullElse(
            document.persistentWithUser(), AccountOptions.DEFAULT.persistentWithUser()));
  }

  private static void applications(
      DocumentPath account, AccountDocument document, AccountBuilder builder) {
    DuplicateCheck ids = new DuplicateCheck();
    Set<String> names = new HashSet<>();
    account.each(
        "applications",
        document.applications(),
        (at, application) -> {
          ApplicationId id = application.applicationId();
          ids.add(at, "application_id", id, "application " + id);
          Application made =
              at.member("application_name")
                  .make(
                      place ->
                          Application.of(
                              id, application.applicationName(), document.accountName()));
          if (!names.add(made.name())) {
            throw at.member("application_name")
                .problem("another application of the account has this name");
          }
          builder.application(id, made.name());
          DuplicateCheck rules = new DuplicateCheck();
          at.each(
              "rules",
              application.rules(),
              (place, rule) ->
                  builder.rule(
                      ids.add(place, "rule_id", rule.ruleId(), "rule " + rule.ruleId()),
                      rules.add(
                          place,
                          "rule_name",
                          rule.ruleName(),
                          "the name of a rule of this application"),
                      id));
          DuplicateCheck users = new DuplicateCheck();
          return at.each(
              "users",
              application.users(),
              (place, user) ->
                  builder.user(
                      ids.add(place, "user_id", user.userId(), "user " + user.userId()),
                      users.add(
                          place,
                          "user_name",
                          user.userName(),
                          "the name of a user of this application"),
                      id,
                      requireNonNullElse(user.loggedIn(), false)));
        });
  }

  private static Map<RegistrarSubject, RegistrarOutcome> responses(
      DocumentPath account,
      AccountDocument document,
      Account described,
      Predicate<SipRegistrationId> hasRegistration) {
    Map<RegistrarSubject, RegistrarOutcome> responses = new LinkedHashMap<>();
    DuplicateCheck subjects = new DuplicateCheck();
    account.each(
        "registrar_answers",
        document.registrarAnswers(),
        (at, response) -> {
          SipRegistrationId registration = response.sipRegistrationId();
          UserId user = response.userId();
          String key =
              registration != null ? "sip_registration_id" : user != null ? "user_id" : "proxy";
          RegistrarSubject subject =
              subjects.add(at, key, subject(at, response), "the answer to this one");
          if ((registration != null && !hasRegistration.test(registration))
              || (user != null && described.directory().user(user).isEmpty())) {
            throw at.member(key).problem("the account has none with this id");
          }
          responses.put(subject, outcome(at, response));
          return subject;
        });
    return responses;
  }

  private static RegistrarSubject subject(DocumentPath at, RegistrarResponseDocument response) {
    List<RegistrarSubject> named = new ArrayList<>();
    if (response.sipRegistrationId() != null) {
      named.add(new RegistrarSubject.OfRegistration(response.sipRegistrationId()));
    }
    if (response.userId() != null) {
      named.add(new RegistrarSubject.OfUser(response.userId()));
    }
    if (response.proxy() != null) {
      named.add(new RegistrarSubject.OfProxy(response.proxy()));
    }
    if (named.size() != 1) {
      throw at.problem("give exactly one of sip_registration_id, user_id, proxy");
    }
    return named.get(0);
  }

  private static RegistrarOutcome outcome(DocumentPath at, RegistrarResponseDocument response) {
    int code = response.statusCode();
    if (!RegistrarOutcome.isStatusCode(code)) {
      throw at.member("status_code").problem("must be 200, or 300 to 699");
    }
    return RegistrarOutcome.of(code, code == SipStatus.OK ? null : response.errorMessage());
  }
}
