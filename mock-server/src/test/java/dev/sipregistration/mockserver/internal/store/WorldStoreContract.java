package dev.sipregistration.mockserver.internal.store;

import static dev.sipregistration.mockserver.internal.store.Commands.CREATE;
import static dev.sipregistration.mockserver.internal.store.Commands.CREATE_FOR_JOHN;
import static dev.sipregistration.mockserver.internal.store.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What any store does with accounts, steps, snapshots and listeners. */
abstract class WorldStoreContract {
  private static final AccountId DEMO = DemoWorld.ACCOUNT;
  private static final AccountId ACME = new AccountId(2);

  private final StoreFactory stores;
  private final WorldStore store;
  private final PlatformCalls calls;

  WorldStoreContract(StoreFactory stores) {
    this.stores = stores;
    store =
        stores.create(
            World.of(
                List.of(
                    DemoWorld.account(DEMO, "demo").build(),
                    DemoWorld.account(ACME, "acme").build()),
                List.of(serviceAccount("seeded", DEMO))),
            new ManualSystem(Instant.parse("2026-01-31T10:00:00Z")));
    calls = new PlatformCalls(store);
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  private static ServiceAccount serviceAccount(String key, AccountId account) {
    KeyId id = new KeyId(key);
    return new ServiceAccount(
        id, account, "service", Set.of(Role.OWNER), TestSeeds.key(id).publicKey());
  }

  private Account account(AccountId id) {
    return store.find(id).orElseThrow();
  }

  private SipRegistrationId create(AccountId account) {
    return value(calls.create(account, CREATE)).id();
  }

  @Test
  void step_accepted_isCommitted() {
    SipRegistrationId id = create(DEMO);

    assertThat(account(DEMO).registrations().find(id)).isPresent();
  }

  @Test
  void step_refused_commitsNothing() {
    Account before = account(DEMO);

    Outcome<String> outcome =
        store.step(DEMO, (account, now, ids) -> Outcome.refused(Reason.INSUFFICIENT_MONEY));

    assertThat(outcome).isEqualTo(Outcome.refused(Reason.INSUFFICIENT_MONEY));
    Invariants.assertSame(account(DEMO), before);
  }

  @Test
  void step_thatThrows_commitsNothingAndBlocksNobody() {
    Account before = account(DEMO);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                store.step(
                    DEMO,
                    (account, now, ids) -> {
                      throw new IllegalStateException("broken step");
                    }));

    Invariants.assertSame(account(DEMO), before);
    assertThat(create(DEMO)).isEqualTo(new SipRegistrationId(1));
  }

  @Test
  void step_unknownAccount_isRefused() {
    assertThat(calls.create(new AccountId(999), CREATE))
        .isEqualTo(Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }

  @Test
  void ids_ofRegistrations_areUniqueAcrossAccounts() {
    assertThat(List.of(create(DEMO), create(ACME), create(DEMO)))
        .containsExactly(
            new SipRegistrationId(1), new SipRegistrationId(2), new SipRegistrationId(3));
  }

  @Test
  void registration_ofOtherAccount_looksUnknown() {
    SipRegistrationId ofAcme = create(ACME);

    assertThat(calls.bind(DEMO, Commands.bindToJohn(ofAcme)))
        .isEqualTo(Outcome.refused(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
    assertThat(account(ACME).registrations().heldBy(DemoWorld.JOHN)).isEmpty();
  }

  @Test
  void sameUserId_inOtherAccount_isNotDisplaced() {
    SipRegistrationId ofDemo = value(calls.create(DEMO, CREATE_FOR_JOHN)).id();
    SipRegistrationId ofAcme = value(calls.create(ACME, CREATE_FOR_JOHN)).id();

    assertThat(account(DEMO).registrations().heldBy(DemoWorld.JOHN))
        .hasValueSatisfying(held -> assertThat(held.id()).isEqualTo(ofDemo));
    assertThat(account(ACME).registrations().heldBy(DemoWorld.JOHN))
        .hasValueSatisfying(held -> assertThat(held.id()).isEqualTo(ofAcme));
  }

  @Test
  void money_ofOneAccount_isNotSpentByAnother() {
    create(DEMO);

    assertThat(account(ACME).ledger().available()).isEqualByComparingTo("100");
  }

  @Test
  void lookups_byNameEmailAndKey_find() {
    assertThat(store.accountNamed("acme")).contains(ACME);
    assertThat(store.accountNamed("Acme")).isEmpty();
    assertThat(store.accountOwnedBy("acme@example.com")).contains(ACME);
    assertThat(store.accountOwnedBy("nobody@example.com")).isEmpty();
    assertThat(store.serviceAccount(new KeyId("seeded"))).isPresent();
    assertThat(store.serviceAccount(new KeyId("unknown"))).isEmpty();
    assertThat(store.find(new AccountId(999))).isEmpty();
    assertThat(store.accounts()).containsExactly(DEMO, ACME);
  }

  @Test
  void keys_ofThisWorldTheSeedAndSnapshots_areTold() {
    store.add(serviceAccount("saved", DEMO));
    store.save("one");
    store.reset();
    store.add(serviceAccount("gone", DEMO));
    store.reset();
    store.enter(World.of(List.of(DemoWorld.account(DEMO, "demo").build()), List.of()));
    store.add(serviceAccount("present", DEMO));

    assertThat(store.keys())
        .containsExactlyInAnyOrder(new KeyId("seeded"), new KeyId("saved"), new KeyId("present"));
    store.forget("one");
    assertThat(store.keys()).doesNotContain(new KeyId("saved"));
  }

  @Test
  void open_newName_getsNewId() {
    Account opened = store.open(id -> DemoWorld.account(id, "fresh").build());

    Invariants.assertSame(account(opened.id()), opened);
    assertThat(store.accountNamed("fresh")).contains(new AccountId(3));
    assertThat(create(new AccountId(3))).isEqualTo(new SipRegistrationId(1));
  }

  @Test
  void open_twice_givesTwoIds() {
    store.open(id -> DemoWorld.account(id, "fresh").build());
    store.open(id -> DemoWorld.account(id, "fresher").build());

    assertThat(store.accounts()).containsExactly(DEMO, ACME, new AccountId(3), new AccountId(4));
  }

  private void assertTaken(String nameOrEmail, Function<AccountId, Account> description) {
    assertThatExceptionOfType(AccountExistsException.class)
        .isThrownBy(() -> store.open(description))
        .satisfies(taken -> assertThat(taken.nameOrEmail()).isEqualTo(nameOrEmail));
  }

  @Test
  void open_takenNameOrEmail_changesNothing() {
    assertTaken("demo", id -> DemoWorld.account(id, "demo").build());
    assertTaken(
        "demo@example.com", id -> DemoWorld.account(id, "x").email("demo@example.com").build());
    assertThat(store.accounts()).containsExactly(DEMO, ACME);
  }

  @Test
  void open_parentThatIsNotThere_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> store.open(id -> DemoWorld.account(id, "x").parent(new AccountId(99)).build()))
        .withMessage("there is no account 99 to be its parent");
    assertThat(store.accounts()).containsExactly(DEMO, ACME);
    assertThat(store.open(id -> DemoWorld.account(id, "x").parent(ACME).build()).id())
        .isEqualTo(new AccountId(3));
  }

  @Test
  void open_withOtherId_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.open(id -> DemoWorld.account(DEMO, "x").build()));
  }

  @Test
  void add_serviceAccount_isFoundUntilReset() {
    store.add(serviceAccount("added", ACME));
    assertThat(store.serviceAccount(new KeyId("added"))).isPresent();

    store.reset();

    assertThat(store.serviceAccount(new KeyId("added"))).isEmpty();
    assertThat(store.serviceAccount(new KeyId("seeded"))).isPresent();
  }

  @Test
  void add_takenKeyOrUnknownAccount_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.add(serviceAccount("seeded", ACME)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.add(serviceAccount("dangling", new AccountId(999))));
    assertThat(store.serviceAccount(new KeyId("dangling"))).isEmpty();
  }

  @Test
  void reset_afterChanges_isTheSeedAgain() {
    Account seeded = account(DEMO);
    create(DEMO);
    store.open(id -> DemoWorld.account(id, "fresh").build());

    store.reset();

    Invariants.assertSame(account(DEMO), seeded);
    assertThat(store.accounts()).containsExactly(DEMO, ACME);
    assertThat(create(DEMO)).isEqualTo(new SipRegistrationId(1));
  }

  @Test
  void reset_toOtherSeed_isReturnedToFromThenOn() {
    store.reset(DemoWorld.with(List.of()));
    create(DEMO);
    store.reset();

    assertThat(store.accounts()).containsExactly(DEMO);
    assertThat(account(DEMO).registrations().size()).isZero();
  }

  @Test
  void reset_duringStep_leavesTheStepInTheOldWorld() {
    Account seeded = account(DEMO);

    value(
        store.step(
            DEMO,
            (account, now, ids) -> {
              store.reset();
              return Outcome.accepted(new Change<>(account(ACME), "too late"));
            }));

    Invariants.assertSame(account(DEMO), seeded);
  }

  @Test
  void restore_snapshot_returnsToItAndItsIds() {
    create(DEMO);
    store.save("one");
    create(DEMO);
    store.reset();

    assertThat(store.restore("one")).isTrue();

    assertThat(account(DEMO).registrations().size()).isEqualTo(1);
    assertThat(create(DEMO)).isEqualTo(new SipRegistrationId(2));
    store.reset();
    assertThat(account(DEMO).registrations().size()).isZero();
  }

  @Test
  void restore_unknownOrForgotten_changesNothing() {
    create(DEMO);
    store.save("one");
    assertThat(store.snapshots()).containsExactly("one");
    assertThat(store.forget("one")).isTrue();
    Account before = account(DEMO);

    assertThat(store.restore("one")).isFalse();
    assertThat(store.forget("one")).isFalse();
    assertThat(store.snapshots()).isEmpty();
    Invariants.assertSame(account(DEMO), before);
  }

  @Test
  void world_taken_startsAnotherStore() {
    create(DEMO);
    new AccountControl(store).deposit(ACME, new BigDecimal("1"));

    World world = store.world();
    WorldStore other =
        stores.create(world, new ManualSystem(Instant.parse("2026-01-31T10:00:00Z")));

    Invariants.assertSame(other.find(DEMO).orElseThrow(), account(DEMO));
    Invariants.assertSame(other.find(ACME).orElseThrow(), account(ACME));
    assertThat(value(new PlatformCalls(other).create(DEMO, CREATE)).id())
        .isEqualTo(new SipRegistrationId(2));
  }

  @Test
  void listener_ofCommits_hearsOfStepsAndResets() {
    List<Boolean> due = new ArrayList<>();
    store.listen(account -> due.add(account.nextDue().isPresent()));

    create(DEMO);
    store.reset();

    assertThat(due).containsExactly(true, false, false);
  }
}
