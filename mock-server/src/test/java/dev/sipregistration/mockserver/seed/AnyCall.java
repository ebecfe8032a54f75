package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Something that can be done to a world from outside, allowed or not. */
interface AnyCall {
  /** Part of every secret there is. */
  String SECRET = "hunter2";

  AccountId FIRST = new AccountId(1);

  /** Little money and much to tell; the second account has time in progress. */
  World SEED =
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
          .with(new ClockSetting.Standing(SeedTexts.NOW));

  /** Does it, and returns what came of it. */
  Object on(WorldStore store);

  static Arbitrary<AnyCall> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, create()),
        Tuple.of(5, bind()),
        Tuple.of(4, arrange()),
        Tuple.of(2, presence()),
        Tuple.of(5, move()),
        Tuple.of(3, pay()),
        Tuple.of(2, change()),
        Tuple.of(1, open()));
  }

  private static Arbitrary<AccountId> account() {
    return Arbitraries.frequency(Tuple.of(3, 1L), Tuple.of(2, 2L)).map(AccountId::new);
  }

  private static Arbitrary<Optional<UserId>> user() {
    return Arbitraries.of(12345L, 12346L).map(UserId::new).optional();
  }

  private static Arbitrary<Boolean> truth() {
    return Arbitraries.of(true, false);
  }

  private static Arbitrary<AnyCall> create() {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8).filter(AnyCall::isText);
    Arbitrary<String> proxies =
        Arbitraries.of("sip.example.com", "SIP.example.com:5061;transport=TLS", "403.sip.invalid");
    return Combinators.combine(account(), texts, proxies, truth(), user())
        .as(
            (account, text, proxy, persistent, user) ->
                store ->
                    new CreateDraft()
                        .sipUsername("alice")
                        .proxy(proxy)
                        .authUser(text)
                        .outboundProxy(persistent ? proxy : null)
                        .password(text.isEmpty() ? null : SECRET + text)
                        .persistent(persistent)
                        .applicationId(user.map(any -> new ApplicationId(123)).orElse(null))
                        .userId(user.orElse(null))
                        .check()
                        .then(command -> new PlatformCalls(store).create(account, command)));
  }

  /** Half a surrogate pair cannot come in UTF-8. */
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private static Arbitrary<AnyCall> bind() {
    return Combinators.combine(
            account(),
            Arbitraries.longs().between(1, 8),
            Arbitraries.of(123L, 124L),
            truth(),
            user(),
            Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)))
        .as(
            (account, id, application, ruled, user, bind) ->
                store ->
                    new BindDraft()
                        .sipRegistrationId(new SipRegistrationId(id))
                        .applicationId(new ApplicationId(application))
                        .ruleId(ruled ? new RuleId(application == 123 ? 7890 : 7891) : null)
                        .userId(application == 123 ? user.orElse(null) : null)
                        .bind(bind)
                        .check()
                        .then(command -> new PlatformCalls(store).bind(account, command))
                        .map(after -> after.registrations().all()));
  }

  private static Arbitrary<AnyCall> arrange() {
    Arbitrary<RegistrarSubject> subjects =
        Arbitraries.of(
            new RegistrarSubject.OfRegistration(new SipRegistrationId(1)),
            new RegistrarSubject.OfRegistration(new SipRegistrationId(3)),
            new RegistrarSubject.OfUser(new UserId(12345)),
            new RegistrarSubject.OfProxy(SipProxy.of("sip.EXAMPLE.com")));
    Arbitrary<RegistrarOutcome> outcomes =
        Arbitraries.of(
            new RegistrarOutcome.Accepted(),
            new RegistrarOutcome.Rejected(SipStatus.of(486)),
            new RegistrarOutcome.Rejected(new SipStatus(503, "")),
            new RegistrarOutcome.Rejected(new SipStatus(503, "no: 'such'\n# \"thing\"")));
    return Combinators.combine(account(), subjects, outcomes, truth())
        .as(
            (account, subject, outcome, arrange) ->
                store ->
                    refusals(
                        arrange
                            ? new AccountControl(store).arrange(account, subject, outcome)
                            : new AccountControl(store).disarrange(account, subject)));
  }

  private static Arbitrary<AnyCall> presence() {
    return Combinators.combine(account(), user(), truth())
        .as(
            (account, user, login) ->
                store -> {
                  UserId who = user.orElse(new UserId(1));
                  AccountControl control = new AccountControl(store);
                  return refusals(
                      login ? control.login(account, who) : control.logoff(account, who));
                });
  }

  private static Arbitrary<AnyCall> move() {
    return Arbitraries.integers()
        .between(-5, 70)
        .map(days -> store -> store.move(new ClockMove.AdvanceBy(Duration.ofHours(12L * days))));
  }

  private static Arbitrary<AnyCall> pay() {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.01"), new BigDecimal("3.00"))
            .ofScale(4);
    return Combinators.combine(account(), amounts)
        .as(
            (account, amount) ->
                store -> refusals(new AccountControl(store).deposit(account, amount)));
  }

  private static Arbitrary<AnyCall> change() {
    return Combinators.combine(account(), truth(), Arbitraries.integers().between(0, 4))
        .as(
            (account, active, most) ->
                store ->
                    refusals(
                        new AccountControl(store)
                            .changeTerms(
                                account,
                                terms -> terms.withActive(active).withMaxSipRegistrations(most))));
  }

  private static Arbitrary<AnyCall> open() {
    return Arbitraries.of("acme", "1e3", "null", "2026-01-01")
        .map(
            name ->
                store -> {
                  try {
                    return store.open(id -> DemoWorld.account(id, name).build()).id();
                  } catch (AccountExistsException taken) {
                    return name;
                  }
                });
  }

  private static Object refusals(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusals() : "accepted";
  }
}
