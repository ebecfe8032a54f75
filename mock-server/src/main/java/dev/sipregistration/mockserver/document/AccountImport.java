package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.account.RateWindow;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.sip.RegistrarAnswers;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the accounts of one world, each with all that is its own. */
final class AccountImport {
  /** It is part of the names of applications and of files. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int OK = 200;
  private static final int LOWEST_FAILURE = 300;
  private static final int HIGHEST = 699;

  private final Instant now;
  private final boolean stopped;
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
      at.without(
          "next_callback_id", document.nextCallbackId(), "is only for accounts with a ledger");
      return registrations.created(
          described, answers(at, document, described, registrations::have), now);
    }
    at.without("balance", balance, "follows from the ledger; leave one of them out");
    LedgerImport purchases = new LedgerImport(stopped ? now : null);
    Ledger money = purchases.ledger(at, ledger);
    return new Account(
        described.profile(),
        described.terms(),
        described.options(),
        described.directory(),
        SipRegistrationIndex.of(registrations.stated(purchases)),
        RegistrarAnswers.of(
            answers(at, document, described, id -> purchases.subscription(id).isPresent())),
        money,
        outbox(at, document),
        Objects.requireNonNullElse(document.calls(), RateWindow.none()));
  }

  private static Outbox outbox(DocumentPath at, AccountDocument document) {
    Long next = document.nextCallbackId();
    return Outbox.of(
        Objects.requireNonNullElse(document.outbox(), List.of()),
        next == null ? 1 : at.within("next_callback_id", next, 1, 1L << 53));
  }

  private AccountBuilder profile(DocumentPath at, AccountDocument document) {
    AccountId id = at.required("account_id", document.accountId());
    accounts.add(at.member("account_id"), id, "account " + id);
    String name =
        at.matching(
            "account_name",
            document.accountName(),
            NAME,
            "at most 64 letters, digits, dots, hyphens and underscores");
    accounts.add(
        at.member("account_name"), "name " + name.toLowerCase(Locale.ROOT), "account name " + name);
    AccountBuilder builder =
        Account.named(id, name).parent(document.parentAccountId()).apiKey(document.apiKey());
    String given = document.accountEmail();
    String email = given == null ? name + "@example.com" : given;
    accounts.add(
        at.member(given == null ? "account_name" : "account_email"),
        "email " + email,
        "account email " + email);
    builder.email(email);
    if (document.currency() != null) {
      builder.currency(
          at.matching("currency", document.currency(), CURRENCY, "three capital letters"));
    }
    String url = document.callbackUrl();
    if (url == null) {
      at.without("callback_salt", document.callbackSalt(), "is of no use without callback_url");
      return builder;
    }
    try {
      return builder.callbacks(URI.create(url), document.callbackSalt());
    } catch (IllegalArgumentException wrong) {
      throw at.member("callback_url").problem("must be a URL like http://127.0.0.1:9090/callbacks");
    }
  }

  private static AccountPlan terms(DocumentPath at, AccountDocument document, AccountPlan free) {
    PriceListDocument prices = document.priceList();
    return new AccountPlan(
        Objects.requireNonNullElse(document.active(), true),
        Objects.requireNonNullElse(document.frozen(), false),
        prices == null ? free.priceList() : priceList(at.member("price_list"), prices),
        document.creditLimit() == null
            ? BigDecimal.ZERO
            : at.notNegative("credit_limit", document.creditLimit()),
        limit(at, "max_sip_registrations", document.maxSipRegistrations()),
        limit(at, "requests_per_second", document.requestsPerSecond()),
        document.lowBalance());
  }

  static PriceList priceList(DocumentPath at, PriceListDocument document) {
    BigDecimal fee = at.notNegative("monthly_fee", document.monthlyFee());
    BigDecimal rate =
        document.taxRate() == null
            ? BigDecimal.ZERO
            : at.notNegative("tax_rate", document.taxRate());
    return at.make(() -> new PriceList(fee, rate));
  }

  private static @Nullable Integer limit(DocumentPath at, String key, @Nullable Long limit) {
    return limit == null ? null : (int) at.within(key, limit, 0, Integer.MAX_VALUE);
  }

  private static AccountOptions options(OptionsDocument document) {
    return new AccountOptions(
        Objects.requireNonNullElse(
            document.timeInProgress(), AccountOptions.DEFAULT.timeInProgress()),
        Objects.requireNonNullElse(
            document.persistentWithUser(), AccountOptions.DEFAULT.persistentWithUser()));
  }

  private static void applications(
      DocumentPath account, AccountDocument document, AccountBuilder builder) {
    DuplicateCheck ids = new DuplicateCheck();
    account.map(
        "applications",
        document.applications(),
        (at, application) -> {
          ApplicationId id = at.required("application_id", application.applicationId());
          String name = at.required("application_name", application.applicationName());
          ids.add(at.member("application_id"), id, "application " + id);
          try {
            builder.application(id, name);
          } catch (IllegalArgumentException duplicate) {
            // The short and the full name of an application are the same name, which it knows.
            throw at.member("application_name")
                .problem("another application of the account has this name");
          }
          DuplicateCheck rules = new DuplicateCheck();
          at.map(
              "rules",
              application.rules(),
              (place, rule) ->
                  builder.rule(
                      ids.add(
                          place.member("rule_id"),
                          place.required("rule_id", rule.ruleId()),
                          "rule " + rule.ruleId()),
                      rules.add(
                          place.member("rule_name"),
                          place.required("rule_name", rule.ruleName()),
                          "the name of a rule of this application"),
                      id));
          DuplicateCheck users = new DuplicateCheck();
          return at.map(
              "users",
              application.users(),
              (place, user) ->
                  builder.user(
                      ids.add(
                          place.member("user_id"),
                          place.required("user_id", user.userId()),
                          "user " + user.userId()),
                      users.add(
                          place.member("user_name"),
                          place.required("user_name", user.userName()),
                          "the name of a user of this application"),
                      id,
                      Objects.requireNonNullElse(user.loggedIn(), false)));
        });
  }

  private static Map<RegistrarSubject, RegistrarOutcome> answers(
      DocumentPath account,
      AccountDocument document,
      Account described,
      Predicate<SipRegistrationId> hasRegistration) {
    Map<RegistrarSubject, RegistrarOutcome> answers = new LinkedHashMap<>();
    DuplicateCheck subjects = new DuplicateCheck();
    account.map(
        "registrar_answers",
        document.registrarAnswers(),
        (at, answer) -> {
          Map<String, RegistrarSubject> named = subjects(at, answer);
          if (named.size() != 1) {
            throw at.problem("give exactly one of sip_registration_id, user_id, proxy");
          }
          named.forEach(
              (key, subject) -> subjects.add(at.member(key), subject, "the answer to this one"));
          SipRegistrationId registration = answer.sipRegistrationId();
          UserId user = answer.userId();
          if ((registration != null && !hasRegistration.test(registration))
              || (user != null && described.directory().user(user).isEmpty())) {
            throw at.member(named.keySet().iterator().next())
                .problem("the account has none with this id");
          }
          RegistrarOutcome outcome = outcome(at, answer);
          named.values().forEach(subject -> answers.put(subject, outcome));
          return answer;
        });
    return answers;
  }

  private static Map<String, RegistrarSubject> subjects(
      DocumentPath at, RegistrarAnswerDocument answer) {
    Map<String, RegistrarSubject> named = new HashMap<>();
    if (answer.sipRegistrationId() != null) {
      named.put(
          "sip_registration_id", new RegistrarSubject.OfRegistration(answer.sipRegistrationId()));
    }
    if (answer.userId() != null) {
      named.put("user_id", new RegistrarSubject.OfUser(answer.userId()));
    }
    if (answer.proxy() != null) {
      named.put(
          "proxy",
          new RegistrarSubject.OfProxy(
              SipProxy.parse(answer.proxy())
                  .orElseThrow(
                      () -> at.member("proxy").problem("is no proxy of a SIP registration"))));
    }
    return named;
  }

  private static RegistrarOutcome outcome(DocumentPath at, RegistrarAnswerDocument answer) {
    long code = at.required("status_code", answer.statusCode());
    if (code == OK) {
      return new RegistrarOutcome.Accepted();
    }
    if (code < LOWEST_FAILURE || code > HIGHEST) {
      throw at.member("status_code").problem("must be 200, or 300 to 699");
    }
    return new RegistrarOutcome.Rejected(SipRegistrationImport.status(code, answer.errorMessage()));
  }
}
