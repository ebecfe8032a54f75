package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.random.RandomValues;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done to a world from outside, allowed or not.
 *
 * @param text what it is, for the message of a failure
 * @param action does it, and returns what came of it
 */
record AnyCall(String text, Function<WorldStore, Object> action) {
  /** Part of every secret there is. */
  static final String SECRET = "hunter2";

  private static final AccountId FIRST = new AccountId(1);

  /** Little money and much to tell; the second account has time in progress. */
  static final World SEED =
      World.of(
              List.of(
                  DemoWorld.account(FIRST, "demo")
                      .openingBalance(new BigDecimal("5.00"))
                      .apiKey(new Secret(SECRET))
                      .callbacks(URI.create("http://127.0.0.1:1/x?a=b#c"), new Secret(SECRET + "{"))
                      .terms(terms -> terms.withLowBalance(new BigDecimal("3.3")))
                      .build(),
                  DemoWorld.account(new AccountId(2), "Child.of_the-1st")
                      .parent(FIRST)
                      .options(AccountOptions.DEFAULT.withTimeInProgress(Duration.ofDays(5)))
                      .terms(terms -> terms.withCreditLimit(BigDecimal.TEN).withFrozen(true))
                      .build()),
              List.of())
          .with(new ClockSetting.Stopped(SeedTexts.NOW));

  Object on(WorldStore store) {
    return action.apply(store);
  }

  @Override
  public String toString() {
    return text;
  }

  static AnyCall any(RandomValues values) {
    AccountId account = new AccountId(values.chance(0.6) ? 1 : 2);
    return switch (values.weighted(8, 5, 4, 2, 5, 3, 2, 3, 2, 1)) {
      case 0 -> create(account, values);
      case 1 -> bind(account, values);
      case 2 -> arrange(account, values);
      case 3 -> presence(account, values);
      case 4 -> move(values);
      case 5 -> pay(account, values);
      case 6 -> change(account, values);
      case 7 -> update(account, values);
      case 8 -> delete(account, values);
      default -> open(values);
    };
  }

  private static @Nullable UserId user(RandomValues values) {
    return values.orNull(0.05, () -> new UserId(values.oneOf(12345L, 12346L)));
  }

  static AnyCall create(String text) {
    return create(FIRST, "sip.example.com", text, false, null);
  }

  private static AnyCall create(AccountId account, RandomValues values) {
    return create(
        account,
        values.oneOf("sip.example.com", "SIP.example.com:5061;transport=TLS", "403.sip.invalid"),
        values.text(8),
        values.truth(),
        user(values));
  }

  private static AnyCall create(
      AccountId account, String proxy, String text, boolean persistent, @Nullable UserId user) {
    CreateDraft draft =
        new CreateDraft()
            .sipUsername("alice")
            .proxy(proxy)
            .authUser(text)
            .outboundProxy(persistent ? proxy : null)
            .password(text.isEmpty() ? null : SECRET + text)
            .persistent(persistent)
            .applicationId(user == null ? null : new ApplicationId(123))
            .userId(user);
    return new AnyCall(
        "create in %s: %s, text %s, persistent %s, user %s"
            .formatted(account, proxy, text, persistent, user),
        store -> draft.check().then(command -> new PlatformCalls(store).create(account, command)));
  }

  private static AnyCall bind(AccountId account, RandomValues values) {
    SipRegistrationId id = new SipRegistrationId(values.between(1L, 8L));
    boolean first = values.truth();
    RuleId rule = values.orNull(0.5, () -> new RuleId(first ? 7890 : 7891));
    UserId user = first ? user(values) : null;
    boolean bind = values.chance(0.75);
    BindDraft draft =
        new BindDraft()
            .sipRegistrationId(id)
            .applicationId(new ApplicationId(first ? 123 : 124))
            .ruleId(rule)
            .userId(user)
            .bind(bind);
    return new AnyCall(
        "bind in %s: %s, first application %s, rule %s, user %s, bind %s"
            .formatted(account, id, first, rule, user, bind),
        store ->
            draft
                .check()
                .then(command -> new PlatformCalls(store).bind(account, command))
                .map(after -> after.registrations().all()));
  }

  private static AnyCall update(AccountId account, RandomValues values) {
    SipRegistrationId id = new SipRegistrationId(values.between(1L, 8L));
    String proxy =
        values.orNull(
            0.3, () -> values.oneOf("sip.example.com", "403.sip.invalid", "503.sip.invalid"));
    String text = values.orNull(0.5, () -> values.text(8));
    UserId user = user(values);
    UpdateDraft draft =
        new UpdateDraft()
            .sipRegistrationId(id)
            .proxy(proxy)
            .authUser(text)
            .password(text == null ? null : SECRET + text)
            .applicationId(user == null ? null : new ApplicationId(123))
            .userId(user);
    return new AnyCall(
        "update in %s: %s, proxy %s, text %s, user %s".formatted(account, id, proxy, text, user),
        store ->
            draft
                .check()
                .then(command -> new PlatformCalls(store).update(account, command))
                .map(after -> after.registrations().all()));
  }

  private static AnyCall delete(AccountId account, RandomValues values) {
    SipRegistrationId id = new SipRegistrationId(values.between(1L, 8L));
    return new AnyCall(
        "delete in %s: %s".formatted(account, id),
        store ->
            new PlatformCalls(store)
                .delete(account, new DeleteCommand(id))
                .map(after -> after.registrations().all()));
  }

  private static AnyCall arrange(AccountId account, RandomValues values) {
    RegistrarSubject subject =
        values.oneOf(
            new RegistrarSubject.OfRegistration(new SipRegistrationId(1)),
            new RegistrarSubject.OfRegistration(new SipRegistrationId(3)),
            new RegistrarSubject.OfUser(new UserId(12345)),
            new RegistrarSubject.OfProxy(SipProxy.of("sip.EXAMPLE.com")));
    if (values.truth()) {
      return new AnyCall(
          "disarrange in %s: %s".formatted(account, subject),
          store -> refusals(new AccountControl(store).disarrange(account, subject)));
    }
    RegistrarOutcome outcome =
        values.oneOf(
            new RegistrarOutcome.Accepted(),
            new RegistrarOutcome.Rejected(SipStatus.of(486)),
            new RegistrarOutcome.Rejected(new SipStatus(503, "")),
            new RegistrarOutcome.Rejected(new SipStatus(503, "no: 'such'\n# \"thing\"")));
    return new AnyCall(
        "arrange in %s: %s, %s".formatted(account, subject, outcome),
        store -> refusals(new AccountControl(store).arrange(account, subject, outcome)));
  }

  private static AnyCall presence(AccountId account, RandomValues values) {
    UserId drawn = user(values);
    UserId user = drawn == null ? new UserId(1) : drawn;
    return values.truth()
        ? new AnyCall(
            "login in %s: %s".formatted(account, user),
            store -> refusals(new AccountControl(store).login(account, user)))
        : new AnyCall(
            "logoff in %s: %s".formatted(account, user),
            store -> refusals(new AccountControl(store).logoff(account, user)));
  }

  private static AnyCall move(RandomValues values) {
    Duration amount = Duration.ofHours(12L * values.between(-5, 70));
    return new AnyCall(
        "move by %s".formatted(amount), store -> store.move(new ClockMove.AdvanceBy(amount)));
  }

  private static AnyCall pay(AccountId account, RandomValues values) {
    BigDecimal amount = values.between(new BigDecimal("0.0100"), new BigDecimal("3.0000"));
    return new AnyCall(
        "deposit in %s: %s".formatted(account, amount),
        store -> refusals(new AccountControl(store).deposit(account, amount)));
  }

  private static AnyCall change(AccountId account, RandomValues values) {
    boolean active = values.truth();
    int most = values.between(0, 4);
    return new AnyCall(
        "terms of %s: active %s, at most %d".formatted(account, active, most),
        store ->
            refusals(
                new AccountControl(store)
                    .changeTerms(
                        account, terms -> terms.withActive(active).withMaxSipRegistrations(most))));
  }

  private static AnyCall open(RandomValues values) {
    String name = values.oneOf("acme", "1e3", "null", "2026-01-01");
    return new AnyCall(
        "open %s".formatted(name),
        store -> {
          try {
            return store.open(id -> DemoWorld.account(id, name).build()).id();
          } catch (AccountExistsException exists) {
            return name;
          }
        });
  }

  private static Object refusals(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusals() : "accepted";
  }
}
