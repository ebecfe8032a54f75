package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.CreateStep;
import dev.sipregistration.mockserver.domain.account.EventBudget;
import dev.sipregistration.mockserver.domain.account.RegistrarStep;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState.Kind;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the SIP registrations of an account. */
final class SipRegistrationImport {
  private static final BigDecimal MUCH_CREDIT = new BigDecimal("99999999999999999999");

  static final String TOO_MANY_EVENTS =
      "up to the clock, more than %s renewals and other events fall due; begin later"
          .formatted(EventBudget.MOST);

  private static final IdSource NO_IDS =
      () -> {
        throw new IllegalStateException("Nothing is created");
      };

  private final Directory directory;
  private final List<Draft> drafts;
  private final Map<UserId, SipRegistrationId> holders = new HashMap<>();

  /** A SIP registration of the document, with what it is bound to. */
  private record Draft(
      DocumentPath at,
      SipRegistrationDocument document,
      SipRegistrationId id,
      CreateCommand command,
      @Nullable BoundTarget target) {}

  SipRegistrationImport(
      DocumentPath account,
      @Nullable List<SipRegistrationDocument> documents,
      DuplicateCheck ids,
      Directory directory) {
    this.directory = directory;
    drafts = account.each("sip_registrations", documents, (at, one) -> draft(at, one, ids));
  }

  private Draft draft(DocumentPath at, SipRegistrationDocument document, DuplicateCheck ids) {
    SipRegistrationId id = document.sipRegistrationId();
    ids.add(at, "sip_registration_id", id, "SIP registration " + id);
    CreateCommand command = command(at, document);
    BoundTarget target =
        command.target() == null ? null : accepted(at, directory.resolve(command.target()));
    if (target != null && target.userId() != null) {
      SipRegistrationId holder = holders.putIfAbsent(target.userId(), id);
      if (holder != null) {
        throw at.problem("its user is bound to SIP registration " + holder + " already");
      }
    }
    return new Draft(at, document, id, command, target);
  }

  private static CreateCommand command(DocumentPath at, SipRegistrationDocument document) {
    SipProxy outbound = document.outboundProxy();
    Secret password = document.password();
    return accepted(
        at,
        new CreateDraft()
            .sipUsername(document.sipUsername().value())
            .proxy(document.proxy().text())
            .authUser(document.authUser())
            .outboundProxy(outbound == null ? null : outbound.text())
            .password(password == null ? null : password.value())
            .persistent(document.isPersistent())
            .applicationId(document.applicationId())
            .applicationName(document.applicationName())
            .ruleId(document.ruleId())
            .ruleName(document.ruleName())
            .userId(document.userId())
            .userName(document.userName())
            .check());
  }

  Set<SipRegistrationId> ids() {
    return drafts.stream().map(Draft::id).collect(Collectors.toSet());
  }

  /** Puts them into the states that the document says, at the prices that the ledger says. */
  List<SipRegistration> stated(LedgerImport ledger) {
    return drafts.stream().map(draft -> stated(draft, ledger)).toList();
  }

  private SipRegistration stated(Draft draft, LedgerImport ledger) {
    DocumentPath at = draft.at();
    SipRegistrationDocument document = draft.document();
    at.without(document, "follows from the ledger; leave it out", "purchase_date", "price_list");
    Subscription subscription =
        ledger
            .subscription(draft.id())
            .orElseThrow(() -> at.problem("the ledger has no reservation for it"));
    SipRegistration registration =
        new SipRegistration(
            draft.id(),
            draft.command().credentials(),
            draft.command().persistent(),
            draft.target(),
            state(at, document),
            subscription,
            Objects.requireNonNullElse(document.lastUpdated(), subscription.purchasedAt()));
    requireFitting(at, registration);
    return registration;
  }

  private static SipRegistrationState state(DocumentPath at, SipRegistrationDocument document) {
    Kind state = at.required("state", document.state());
    if (state != Kind.IN_PROGRESS) {
      at.without(document, "is for the state IN_PROGRESS", "in_progress_until", "last_result");
    }
    if (state != Kind.FAILED) {
      at.without(document, "is for the state FAILED", "status_code", "error_message");
    }
    return switch (state) {
      case IN_PROGRESS ->
          new SipRegistrationState.InProgress(
              at.required("in_progress_until", document.inProgressUntil()),
              result(at, document.lastResult()));
      case REGISTERED -> new SipRegistrationState.Registered();
      case FAILED -> {
        int code = at.required("status_code", document.statusCode());
        at.within("status_code", code, SipStatus.LOWEST_FAILURE, SipStatus.HIGHEST);
        yield RegistrarOutcome.of(code, document.errorMessage()).state();
      }
      case OFFLINE -> new SipRegistrationState.Offline();
    };
  }

  private static @Nullable Kind result(DocumentPath at, @Nullable Kind last) {
    if (last == Kind.IN_PROGRESS || last == Kind.OFFLINE) {
      throw at.member("last_result").problem("must be REGISTERED or FAILED");
    }
    return last;
  }

  /** Refuses a state that the next change of anything would correct. */
  private void requireFitting(DocumentPath at, SipRegistration registration) {
    boolean offline = registration.state() instanceof SipRegistrationState.Offline;
    boolean kept =
        registration.persistent() || registration.user().filter(directory::isLoggedIn).isPresent();
    boolean paid = !registration.subscription().deactivated();
    if (offline == (kept && paid)) {
      throw at.member("state")
          .problem(
              !paid
                  ? "cannot be online: the ledger has no reservation for its running month"
                  : kept
                      ? "cannot be OFFLINE: it is paid for, and persistent or its user is logged in"
                      : "cannot be online: it is not persistent, and no user of it is logged in");
    }
  }

  /**
   * Creates them with the steps that calls of the API take, so that a document cannot describe what
   * could not have come to be. What was purchased before the world begins was paid for every month,
   * whatever the terms are now; what is purchased as it begins must be affordable and allowed.
   *
   * @param described the account without them, with what is left of its money as the world begins
   * @param budget pays for the renewals since their purchases
   */
  Account created(
      Account described,
      Map<RegistrarSubject, RegistrarOutcome> responses,
      Instant now,
      EventBudget budget) {
    for (Draft draft : drafts) {
      draft
          .at()
          .without(
              draft.document(),
              "is only for accounts with a ledger",
              "state",
              "in_progress_until",
              "last_result",
              "status_code",
              "error_message",
              "last_updated");
    }
    // Without callbacks, because the owner is not notified of what the document itself says.
    Account account = past(described.with((Callbacks) null), now, budget).with(described.options());
    for (Draft draft : drafts) {
      if (draft.document().purchaseDate() == null) {
        account = created(account, draft, described.terms(), now);
      }
    }
    for (Map.Entry<RegistrarSubject, RegistrarOutcome> response : responses.entrySet()) {
      account =
          accepted(
                  DocumentPath.ROOT,
                  new RegistrarStep(
                          response.getKey(),
                          others -> others.with(response.getKey(), response.getValue()))
                      .take(account, now, NO_IDS))
              .account();
    }
    return account.with(described.terms()).with(described.profile().callbacks());
  }

  private Account past(Account described, Instant now, EventBudget budget) {
    List<Draft> past = new ArrayList<>(drafts);
    past.removeIf(draft -> draft.document().purchaseDate() == null);
    past.sort(Comparator.comparing(SipRegistrationImport::purchaseDate));
    AccountPlan generous =
        AccountPlan.of(described.terms().priceList()).withCreditLimit(MUCH_CREDIT);
    Account account = described.with(described.options().withPersistentWithUser(true));
    for (Draft draft : past) {
      Instant date = purchaseDate(draft);
      if (date.isAfter(now)) {
        throw draft
            .at()
            .member("purchase_date")
            .problem("must not be later than the clock, " + now);
      }
      account = created(advanced(account, date, draft, budget), draft, generous, date);
    }
    if (!past.isEmpty()) {
      account = advanced(account, now, past.get(past.size() - 1), budget);
    }
    return opened(account, described.ledger().posted(), past);
  }

  private static Account advanced(Account account, Instant to, Draft draft, EventBudget budget) {
    return account
        .advancedTo(to, budget::spend)
        .orElseThrow(() -> draft.at().problem(TOO_MANY_EVENTS));
  }

  private static Instant purchaseDate(Draft draft) {
    return Objects.requireNonNull(draft.document().purchaseDate());
  }

  private static Account created(Account account, Draft draft, AccountPlan plan, Instant now) {
    PriceListDocument prices = draft.document().priceList();
    AccountPlan own =
        prices == null
            ? plan
            : plan.withPriceList(AccountImport.priceList(draft.at().member("price_list"), prices));
    return accepted(
            draft.at(), new CreateStep(draft.command()).take(account.with(own), now, draft::id))
        .account();
  }

  /** Settling costs money, so what was settled is added to the money of the beginning. */
  private static Account opened(Account account, BigDecimal balance, List<Draft> past) {
    BigDecimal opening = balance.add(balance).subtract(account.ledger().posted());
    for (Draft draft : past) {
      boolean paid =
          account
              .registrations()
              .find(draft.id())
              .filter(registration -> !registration.subscription().deactivated())
              .isPresent();
      if (!paid || !Amounts.isAmount(opening)) {
        throw draft.at().problem("was renewed for more money than there can be");
      }
    }
    return account.reopenedWith(opening);
  }

  /** Says in terms of the document why the domain refuses something. */
  private static <T> T accepted(DocumentPath at, Outcome<T> outcome) {
    return outcome.orElseThrow(
        refusals -> {
          Refusal first = refusals.get(0);
          return first
              .parameter()
              .map(parameter -> at.member(parameter.name().toLowerCase(Locale.ROOT)))
              .orElse(at)
              .problem(problem(first.reason()));
        });
  }

  private static String problem(Reason reason) {
    return switch (reason) {
      case REQUIRED_PARAMETER_EMPTY ->
          "a rule or user needs its application_id or application_name";
      case ID_AND_NAME -> "give either the id or the name, not both";
      case APPLICATION_ID_UNKNOWN, APPLICATION_NAME_UNKNOWN ->
          "the account has no such application";
      case RULE_ID_UNKNOWN, RULE_NAME_UNKNOWN -> "the application has no such rule";
      case USER_UNKNOWN -> "the account has no such user";
      case USER_OF_OTHER_APPLICATION -> "is a user of another application";
      case PERSISTENT_WITH_USER ->
          "is persistent with a user; set is_persistent: false, or options.persistent_with_user";
      case TOO_MANY_SIP_REGISTRATIONS -> "is one more than max_sip_registrations";
      case INSUFFICIENT_MONEY ->
          "balance and credit_limit do not cover its fee and tax; raise one of them";
      case ACCOUNT_UNKNOWN,
          ACCOUNT_INACTIVE,
          TOO_MANY_CALLS,
          SIP_USERNAME_MALFORMED,
          PROXY_MALFORMED,
          SIP_REGISTRATION_UNKNOWN ->
          throw new IllegalStateException("Nothing like that is asked: " + reason);
    };
  }
}
