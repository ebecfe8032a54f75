package dev.sipregistration.mockserver.domain.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.DemoAccount;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.NumericId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.Price;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final PublicKey KEY = anyKey();
  private static final Instant PURCHASE = Instant.parse("2026-01-31T10:00:00Z");
  private static final ClockSetting RUNNING = new ClockSetting.Running();
  private static final Account FIRST = DemoWorld.account(new AccountId(1), "first").build();
  private static final Account SECOND = DemoWorld.account(new AccountId(5), "second").build();

  /** Makes a key of a kind that is quick to make; nothing here verifies anything. */
  private static PublicKey anyKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  private static ServiceAccount serviceAccount(String key, long account) {
    return new ServiceAccount(
        new KeyId(key), new AccountId(account), "service", Set.of(Role.OWNER), KEY);
  }

  @Test
  void of_accounts_givesNextIds() {
    World world = World.of(List.of(FIRST, SECOND), List.of(serviceAccount("a", 5)));

    assertThat(world.nextAccountId()).isEqualTo(6);
    assertThat(world.nextSipRegistrationId()).isEqualTo(1);
    assertThat(world.clock()).isEqualTo(new ClockSetting.Running());
  }

  @Test
  void of_serviceAccountWithoutRoles_throws() {
    ServiceAccount idle =
        new ServiceAccount(new KeyId("a"), new AccountId(1), "service", Set.of(), KEY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> World.of(List.of(FIRST), List.of(idle)))
        .withMessageStartingWith("a service account without roles");
  }

  @Test
  void of_sameIdNameOrEmailTwice_throws() {
    Account sameId = DemoWorld.account(new AccountId(1), "third").build();
    Account sameName = DemoWorld.account(new AccountId(3), "first").email("x@y").build();
    Account sameEmail =
        DemoWorld.account(new AccountId(3), "third").email("first@example.com").build();

    for (Account clash : List.of(sameId, sameName, sameEmail)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> World.of(List.of(FIRST, clash), List.of()));
    }
  }

  @Test
  void with_sameKeyTwiceOrDanglingAccount_throws() {
    World world = World.of(List.of(FIRST), List.of(serviceAccount("a", 1)));

    assertThat(world.with(List.of(serviceAccount("b", 1))).serviceAccounts()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.with(List.of(serviceAccount("a", 1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.with(List.of(serviceAccount("b", 2))));
  }

  @Test
  void of_parentThatIsNotThere_throws() {
    Account child = DemoWorld.account(new AccountId(2), "child").parent(new AccountId(9)).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> World.of(List.of(FIRST, child), List.of()))
        .withMessage("there is no account 9");
  }

  @Test
  void of_accountsWithRegistrations_givesAnIdThatWasNeverUsed() {
    Account paid = withReservation(FIRST, 7);

    World world = World.of(List.of(paid, SECOND), List.of());

    assertThat(world.nextSipRegistrationId()).isEqualTo(8);
    world.requireUniqueSipRegistrations();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world(6, 7, RUNNING, paid, SECOND).requireUniqueSipRegistrations())
        .withMessage(
            "the id of the next SIP registration must be from 8 to 9007199254740992, but is 7");
  }

  @Test
  void requireUniqueSipRegistrations_oneOfTwoAccounts_throws() {
    Account first = withRegistration(FIRST);
    Account second = withRegistration(SECOND);

    World.of(List.of(first, SECOND), List.of()).requireUniqueSipRegistrations();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> World.of(List.of(first, second), List.of()).requireUniqueSipRegistrations())
        .withMessage("SIP registration 1 is given twice");
  }

  /** Each from a store of its own, whose first id is 1. */
  private static Account withRegistration(Account account) {
    OneAccountStore store = new OneAccountStore(account, PURCHASE);
    CreateCommand command = DemoAccount.value(DemoAccount.checked(draft -> draft));
    DemoAccount.value(new PlatformCalls(store).create(account.id(), command));
    return store.find(account.id()).orElseThrow();
  }

  @Test
  void new_countersOutOfRange_throws() {
    long beyond = NumericId.HIGHEST + 2;
    for (long[] next : new long[][] {{5, 1}, {6, 0}, {beyond, 1}, {6, beyond}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> world(next[0], next[1], RUNNING, FIRST, SECOND))
          .withMessageStartingWith("the id of the next ");
    }
    assertThat(world(beyond - 1, beyond - 1, RUNNING, FIRST, SECOND).accounts()).hasSize(2);
  }

  @Test
  void new_clockBeforeALedgerOrOutsideTheCalendar_throws() {
    Account paid = withReservation(FIRST, 7);
    for (Instant at : List.of(PURCHASE.minusNanos(1), Instant.MIN, Instant.MAX)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> world(2, 8, new ClockSetting.Stopped(at), paid))
          .withMessageStartingWith("the clock ");
    }
    assertThat(world(2, 8, new ClockSetting.Stopped(PURCHASE), paid).accounts()).hasSize(1);
  }

  private static World world(
      long nextAccountId, long nextSipRegistrationId, ClockSetting clock, Account... accounts) {
    return new World(List.of(accounts), List.of(), nextAccountId, nextSipRegistrationId, clock);
  }

  /** An account that has paid for a SIP registration, which is gone. */
  private static Account withReservation(Account account, long id) {
    Price price = account.terms().priceList().monthly();
    BillingMonth month = BillingMonth.of(PURCHASE, 0);
    Ledger ledger = account.ledger();
    return account.with(
        ledger.with(ledger.reservation(new SipRegistrationId(id), price, month, PURCHASE)),
        PURCHASE);
  }

  @Test
  void serviceAccount_printed_leavesOutTheKey() {
    assertThat(serviceAccount("a", 1))
        .hasToString("ServiceAccount[a, account 1, service, [OWNER]]");
  }

  @Test
  void demo_world_isAsDocumented() {
    World demo = DemoWorld.with(List.of());

    assertThat(demo.accounts()).singleElement().satisfies(WorldTest::assertDemoAccount);
  }

  private static void assertDemoAccount(Account account) {
    assertThat(account.id()).isEqualTo(new AccountId(1));
    assertThat(account.profile().name()).hasToString("demo");
    assertThat(account.profile().currency()).hasToString("USD");
    assertThat(account.ledger().available()).isEqualByComparingTo("100.00");
    assertThat(account.terms().priceList().monthly().total()).isEqualByComparingTo("1.20");
    Directory directory = account.directory();
    assertThat(directory.applications())
        .containsExactly(
            new Application(new ApplicationId(123), "demo.demo.voximplant.com", "demo"),
            new Application(new ApplicationId(124), "other.demo.voximplant.com", "other"));
    assertThat(directory.rules())
        .containsExactly(
            new Rule(new RuleId(7890), "incoming", new ApplicationId(123)),
            new Rule(new RuleId(7891), "other", new ApplicationId(124)));
    assertThat(directory.users())
        .containsExactly(
            new User(new UserId(12_345), "john", new ApplicationId(123), false),
            new User(new UserId(12_346), "hedy", new ApplicationId(123), false),
            new User(new UserId(12_347), "ada", new ApplicationId(124), false));
  }
}
