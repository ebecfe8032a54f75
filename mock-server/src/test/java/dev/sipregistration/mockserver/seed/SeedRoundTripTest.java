package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Any account that can be built exports to a seed that loads to an equal one. */
class SeedRoundTripTest {
  private static final int TRIES = Integer.getInteger("tries", 400);
  private static final String[] NAMES = {
    "a", "no", "null", "~", "2026-01-01", "1e3", "0x1F", "12:30:45", ".inf", "Zoë", "a b", "x: y",
    "#", "- a", "'", "\"", "a, b", "{a}", "*a", "&a", "!a", "@", "%", "\\", "?", "|", "<<", "=",
    "\u00a0", "\u2028", "\ufeff", "\ud83d\ude00", " a", "a "
  };
  private static final String[] HOSTILE = {"", "a\tb", "a\nb", "\u0000", "\u0085", "\ud800", "x".repeat(256)};

  @Test
  void export_anyBuiltAccount_loadsToAnEqualOne() {
    for (long seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      MemoryStore store;
      try {
        store = new MemoryStore(world(random), Clock.fixed(SeedTexts.NOW, ZoneOffset.UTC));
      } catch (IllegalArgumentException cannotBeBuilt) {
        continue;
      }
      for (int i = random.nextInt(12); i > 0; i--) {
        change(random, store);
      }
      String exported = SeedFile.write(store.world(), true);
      try {
        World loaded = SeedTexts.load(exported).world();
        assertThat(WorldSnapshot.of(loaded)).isEqualTo(WorldSnapshot.of(store.world()));
        assertThat(SeedFile.write(loaded, true)).isEqualTo(exported);
      } catch (SeedException | AssertionError e) {
        System.out.println(seed + " " + e.getMessage().substring(0, Math.min(1500, e.getMessage().length())));
      }
    }
  }

  static World world(Random random) {
    return World.of(List.of(account(random)), List.of()).with(new ClockSetting.Standing(SeedTexts.NOW));
  }

  static Account account(Random random) {
    AccountBuilder builder = Account.named(new AccountId(1 + random.nextInt(5)), pick(random, "demo", "Child.of_the-1st", name(random)));
    if (random.nextBoolean()) { builder.email(name(random)); }
    if (random.nextInt(4) == 0) { builder.currency(pick(random, "EUR", "usd", "NO1")); }
    if (random.nextBoolean()) { builder.apiKey(new Secret(name(random))); }
    if (random.nextBoolean()) { builder.callbacks(URI.create(pick(random, "http://127.0.0.1:1/x?a=b#c", "HTTPS://e.example/%20")), orNull(random, () -> new Secret(name(random)))); }
    if (random.nextBoolean()) { builder.parent(new AccountId(1 + random.nextInt(5))); }
    builder.options(new AccountOptions(pick(random, Duration.ZERO, Duration.ofDays(5), Duration.ofNanos(1), Duration.ofDays(366)), random.nextBoolean()));
    builder.terms(terms -> new AccountPlan(random.nextBoolean(), random.nextBoolean(), new PriceList(money(random).abs(), money(random).abs()), money(random).abs(),
      orNull(random, () -> random.nextInt(4)), orNull(random, () -> random.nextInt(4)), orNull(random, () -> money(random))));
    builder.openingBalance(money(random));
    for (int i = random.nextInt(3); i > 0; i--) {
      ApplicationId id = new ApplicationId(random.nextInt(5));
      builder.application(id, pick(random, "demo", "other.demo.voximplant.com", name(random)));
      builder.rule(new RuleId(random.nextInt(5)), name(random), id);
      builder.user(new UserId(random.nextInt(5)), name(random), id, random.nextBoolean());
    }
    return builder.build();
  }

  private static void change(Random random, MemoryStore store) {
    AccountId id = store.accounts().get(0);
    AccountControl control = new AccountControl(store);
    try {
    switch (random.nextInt(7)) {
      case 0 -> control.deposit(id, money(random));
      case 1 -> store.move(new ClockMove.AdvanceBy(Duration.ofHours(random.nextInt(2000))));
      case 2 -> control.login(id, new UserId(random.nextInt(5)));
      case 3 -> control.logoff(id, new UserId(random.nextInt(5)));
      case 4 -> control.arrange(id, subject(random), pick(random, new RegistrarOutcome.Accepted(), new RegistrarOutcome.Rejected(new SipStatus(300 + random.nextInt(400), name(random)))));
      case 5 -> control.changeTerms(id, terms -> terms.withActive(true).withCreditLimit(new BigDecimal("1000")));
      default -> new CreateDraft().sipUsername(pick(random, "alice", "123", "1e3", "no")).proxy(pick(random, "p.example", "403.sip.invalid", "[::1]:5060", "127.0.0.1"))
         .authUser(orNull(random, () -> name(random))).password(orNull(random, () -> name(random))).outboundProxy(pick(random, null, "P.example;transport=TLS"))
         .persistent(random.nextBoolean())
         .applicationId(orNull(random, () -> new ApplicationId(random.nextInt(5))))
         .userId(orNull(random, () -> new UserId(random.nextInt(5))))
         .check().then(command -> new PlatformCalls(store).create(id, command));
    }
    } catch (IllegalArgumentException refused) {
      // 
    }
  }

  private static RegistrarSubject subject(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new RegistrarSubject.OfProxy(SipProxy.of("p.example"));
      case 1 -> new RegistrarSubject.OfUser(new UserId(random.nextInt(5)));
      default -> new RegistrarSubject.OfRegistration(new SipRegistrationId(1 + random.nextInt(3)));
    };
  }

  private static BigDecimal money(Random random) {
    return new BigDecimal(pick(random, "0", "0.00", "1.00", "5", "-3.3", "1E+3", "12345678901234567890.123456789012345678", "0.000000001", "100.00", "1E-7"));
  }

  private static String name(Random random) {
    return random.nextInt(10) == 0 ? pick(random, HOSTILE) : pick(random, NAMES) + random.nextInt(9);
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  private static <T> @Nullable T orNull(Random random, Supplier<T> value) {
    return random.nextBoolean() ? null : value.get();
  }
}
