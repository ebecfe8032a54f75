package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.PriceList;
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
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever account can be built in Java, its export loads to an equal one. */
class SeedRoundTripTest {
  private static final String[] TEXTS = {
    "a",
    "no",
    "null",
    "~",
    "2026-01-01",
    "1e3",
    "0x1F",
    "12:30:45",
    ".inf",
    "Zoë",
    "a b",
    "x: y",
    "#",
    "- a",
    "'",
    "\"",
    "a, b",
    "{a}",
    "*a",
    "&a",
    "!a",
    "@",
    "%",
    "\\",
    "?",
    "|",
    "<<",
    "=",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\ud83d\ude00",
    "\ud800b",
    " a",
    "a ",
    "-----BEGIN PUBLIC KEY-----"
  };

  /** Texts that are no names, which the domain is to refuse where it wants a name. */
  private static final String[] OTHER_TEXTS = {
    "",
    "a\tb",
    "a\nb",
    "a\r\n",
    "\n",
    "\u0000",
    "\u0085",
    "\ud800",
    "x".repeat(255),
    "x".repeat(256)
  };

  @Test
  void export_anyBuiltAccount_loadsToAnEqualWorld() {
    forSeeds(
        1000,
        SeedRoundTripTest::store,
        store -> {
          String exported = SeedFile.write(store.world(), true);

          World loaded = SeedTexts.load(exported).world();

          assertThat(WorldSnapshot.of(loaded)).isEqualTo(WorldSnapshot.of(store.world()));
          assertThat(SeedFile.write(loaded, true)).isEqualTo(exported);
        });
  }

  @Test
  void exportSeed_accountArrangedThroughMockAccount_loadsToAnEqualAccount() {
    try (MockServer server = MockServer.start()) {
      forSeeds(
          100,
          random -> arranged(random, server),
          account -> {
            World loaded = Seed.fromYaml(server.exportSeedWithSecrets()).world();

            assertThat(WorldSnapshot.of(find(loaded, account.id())))
                .isEqualTo(WorldSnapshot.of(account.state()));
            assertThat(loaded.serviceAccounts())
                .filteredOn(serviceAccount -> serviceAccount.accountId().value() == account.id())
                .extracting(ServiceAccount::keyId)
                .contains(account.credentials().keyId());
          });
    }
  }

  private static <T> void forSeeds(int tries, Function<Random, T> builder, Consumer<T> property) {
    for (long seed = 0; seed < tries; seed++) {
      AtomicReference<T> built = new AtomicReference<>();
      Random random = new Random(seed);
      unlessRefused(() -> built.set(builder.apply(random)));
      try {
        Optional.ofNullable(built.get()).ifPresent(property);
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("Fails with new Random(" + seed + ")", failure);
      }
    }
  }

  /** What the domain refuses to build need not be exported. */
  private static void unlessRefused(Runnable step) {
    try {
      step.run();
    } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException refused) {
      // And goes on with what comes next.
    }
  }

  private static MemoryStore store(Random random) {
    World built = World.of(List.of(account(random)), List.of());
    MemoryStore store =
        new MemoryStore(
            built.with(new ClockSetting.Stopped(SeedTexts.NOW)),
            Clock.fixed(SeedTexts.NOW, ZoneOffset.UTC));
    for (int i = random.nextInt(12); i > 0; i--) {
      unlessRefused(() -> change(random, store));
    }
    return store;
  }

  private static MockAccount arranged(Random random, MockServer server) {
    server.reset();
    server.clock().set(SeedTexts.NOW);
    MockAccount account =
        server.newAccount(
            builder ->
                builder
                    .email(text(random))
                    .parent(orNull(random, () -> id(random, AccountId::new))));
    for (int i = random.nextInt(12); i > 0; i--) {
      unlessRefused(() -> arrange(random, account));
    }
    return account;
  }

  private static Account account(Random random) {
    AccountBuilder builder =
        Account.named(id(random, AccountId::new), oneOf(random, "demo", "A.b_c-1st", text(random)))
            .currency(oneOf(random, "USD", "EUR", "NO1", "X"))
            .options(
                new AccountOptions(
                    oneOf(random, Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(366)),
                    random.nextBoolean()))
            .terms(
                terms ->
                    new AccountPlan(
                        random.nextBoolean(),
                        random.nextBoolean(),
                        new PriceList(amount(random), amount(random)),
                        amount(random),
                        orNull(random, () -> random.nextInt(4)),
                        orNull(random, () -> random.nextInt(4)),
                        orNull(random, () -> amount(random).negate())))
            .openingBalance(amount(random));
    if (random.nextBoolean()) {
      builder.email(text(random)).apiKey(new Secret(text(random)));
    }
    if (random.nextBoolean()) {
      URI url = URI.create("HTTP://127.0.0.1:1/x?a=b#" + "c".repeat(random.nextInt(2_000)));
      builder.callbacks(url, orNull(random, () -> new Secret(oneOf(random, TEXTS))));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      ApplicationId application = id(random, ApplicationId::new);
      builder
          .application(
              application, oneOf(random, "demo", "x.A.b_c-1st.voximplant.com", text(random)))
          .rule(id(random, RuleId::new), text(random), application)
          .user(id(random, UserId::new), text(random), application, random.nextBoolean());
    }
    return builder.build();
  }

  private static void change(Random random, MemoryStore store) {
    AccountId id = store.accounts().get(0);
    AccountControl control = new AccountControl(store);
    switch (random.nextInt(9)) {
      case 0 -> control.deposit(id, amount(random));
      case 1 -> store.move(new ClockMove.AdvanceBy(Duration.ofHours(random.nextInt(2_000))));
      case 2 -> control.login(id, id(random, UserId::new));
      case 3 -> control.logoff(id, id(random, UserId::new));
      case 4 -> control.arrange(id, subject(random), outcome(random));
      case 5 ->
          control.changeTerms(id, terms -> terms.withActive(true).withCreditLimit(BigDecimal.TEN));
      case 6 ->
          new UpdateDraft()
              .sipRegistrationId(id(random, SipRegistrationId::new))
              .proxy(oneOf(random, "p.example", "403.sip.invalid", "[::1]:5060"))
              .password(orNull(random, () -> text(random)))
              .check()
              .then(command -> new PlatformCalls(store).update(id, command));
      case 7 ->
          new PlatformCalls(store)
              .delete(id, new DeleteCommand(id(random, SipRegistrationId::new)));
      default ->
          new CreateDraft()
              .sipUsername(oneOf(random, "alice", "123", "1e3", "no"))
              .proxy(oneOf(random, "p.example", "403.sip.invalid", "[::1]:5060", "127.0.0.1"))
              .outboundProxy(orNull(random, () -> "P.example;transport=TLS"))
              .authUser(orNull(random, () -> text(random)))
              .password(orNull(random, () -> text(random)))
              .persistent(random.nextBoolean())
              .applicationId(orNull(random, () -> id(random, ApplicationId::new)))
              .userId(orNull(random, () -> id(random, UserId::new)))
              .check()
              .then(command -> new PlatformCalls(store).create(id, command));
    }
  }

  private static void arrange(Random random, MockAccount account) {
    switch (random.nextInt(8)) {
      case 0 -> account.givenRule(text(random));
      case 1 -> account.givenUser(text(random)).loggedIn();
      case 2 -> account.givenApplication(text(random));
      case 3 -> account.givenRegistrar("p.example").answers(503, text(random));
      case 4 -> account.givenBalance(amount(random).toPlainString());
      case 5 -> account.givenPrice(amount(random).toPlainString(), "0.20");
      case 6 -> account.deposit(amount(random).toPlainString());
      default -> account.newServiceAccount(oneOf(random, Role.values()), Role.OWNER);
    }
  }

  private static RegistrarSubject subject(Random random) {
    return oneOf(
        random,
        new RegistrarSubject.OfProxy(SipProxy.of("p.example")),
        new RegistrarSubject.OfUser(id(random, UserId::new)),
        new RegistrarSubject.OfRegistration(id(random, SipRegistrationId::new)));
  }

  private static RegistrarOutcome outcome(Random random) {
    int code = 300 + random.nextInt(400);
    return oneOf(
        random,
        new RegistrarOutcome.Accepted(),
        new RegistrarOutcome.Rejected(SipStatus.of(code)),
        new RegistrarOutcome.Rejected(new SipStatus(code, text(random))));
  }

  private static Account find(World world, long id) {
    return world.accounts().stream()
        .filter(account -> account.id().value() == id)
        .findFirst()
        .orElseThrow(AssertionError::new);
  }

  private static BigDecimal amount(Random random) {
    return new BigDecimal(
        oneOf(
            random,
            "0",
            "0.00",
            "1.00",
            "5",
            "1E-7",
            "1E+3",
            "12345678901234567890.123456789012345678"));
  }

  private static <T> T id(Random random, LongFunction<T> of) {
    return of.apply(random.nextInt(6));
  }

  private static String text(Random random) {
    return random.nextInt(6) == 0
        ? oneOf(random, OTHER_TEXTS)
        : oneOf(random, TEXTS) + (random.nextBoolean() ? random.nextInt(9) : "");
  }

  @SafeVarargs
  private static <T> T oneOf(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  private static <T> @Nullable T orNull(Random random, Supplier<T> value) {
    return random.nextBoolean() ? null : value.get();
  }
}
