package dev.sipregistration.mockserver.internal.store;

import static dev.sipregistration.mockserver.internal.store.Commands.CREATE;
import static dev.sipregistration.mockserver.internal.store.Commands.CREATE_FOR_JOHN;
import static dev.sipregistration.mockserver.internal.store.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.document.Documents;
import dev.sipregistration.mockserver.document.WorldExport;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.command.UpdateCommand;
import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.domain.world.AccountSetup;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.random.RandomTrials;
import dev.sipregistration.mockserver.random.RandomValues;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that is opened again is what a store in memory would be, whatever happened before. */
abstract class WorldStoreReopenContract {
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
  private static final World OTHER_SEED = World.of(List.of(), List.of());
  private static final Documents DOCUMENTS = new Documents(Set.of());

  /** One operation, with a name for failures; none of them is the second start. */
  private record Operation(String name, Consumer<WorldStore> on, boolean restart) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final ReopeningStores stores;
  private final int trials;
  private final ManualSystem system = new ManualSystem(START);

  WorldStoreReopenContract(ReopeningStores stores, int trials) {
    this.stores = stores;
    this.trials = trials;
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  private static World seed() {
    return TestSeeds.of(
            account(1, "demo")
                .callbacks(URI.create("http://localhost/callbacks"), new Secret("salt"))
                .openingBalance(new BigDecimal("9.99"))
                .options(AccountOptions.DEFAULT.withTimeInProgress(Duration.ofMillis(1500)))
                .terms(terms -> terms.withPriceList(price("0.0000001")))
                .build(),
            account(2, "acme").build())
        .world();
  }

  private static AccountBuilder account(long id, String name) {
    return DemoWorld.account(new AccountId(id), name);
  }

  private static PriceList price(String rate) {
    return new PriceList(new BigDecimal("1.00"), new BigDecimal(rate));
  }

  private static String text(WorldStore store) {
    return DOCUMENTS.toJson(WorldExport.document(store.world()));
  }

  @Test
  void open_again_isWhatMemoryWouldBe() {
    RandomTrials.checkSequences(
        trials,
        10,
        50,
        WorldStoreReopenContract::operation,
        operations -> {
          World seed = seed();
          MemoryStore memory = new MemoryStore(seed, system);
          WorldStore file = stores.create(seed, system);
          for (Operation one : operations) {
            if (one.restart()) {
              file = stores.reopen(OTHER_SEED, system);
            } else {
              one.on().accept(memory);
              one.on().accept(file);
            }
            assertThat(text(file)).isEqualTo(text(memory));
            assertThat(file.snapshots()).isEqualTo(memory.snapshots());
          }
          stores.close();
        });
  }

  private static Operation operation(RandomValues values) {
    AccountId id = new AccountId(values.oneOf(1L, 1L, 1L, 2L, 3L));
    return switch (values.between(0, 30)) {
      case 0, 1, 2 -> calls("create", calls -> calls.create(id, CREATE));
      case 3 -> calls("create for john", calls -> calls.create(id, CREATE_FOR_JOHN));
      case 4 -> {
        SipRegistrationId registration = new SipRegistrationId(values.between(1L, 6L));
        yield calls("bind", calls -> calls.bind(id, Commands.bindToJohn(registration)));
      }
      case 28 -> {
        SipRegistrationId registration = new SipRegistrationId(values.between(1L, 6L));
        yield calls("delete", calls -> calls.delete(id, new DeleteCommand(registration)));
      }
      case 29 -> {
        UpdateCommand update =
            value(
                new UpdateDraft()
                    .sipRegistrationId(new SipRegistrationId(values.between(1L, 6L)))
                    .proxy(values.oneOf("sip.example.com", "403.sip.invalid"))
                    .check());
        yield calls("update", calls -> calls.update(id, update));
      }
      case 5 -> calls("admit", calls -> calls.admit(id));
      case 6 -> control("deposit", control -> control.deposit(id, new BigDecimal("1.10")));
      case 7 -> control("login", control -> control.login(id, DemoWorld.JOHN));
      case 8 -> control("logoff", control -> control.logoff(id, DemoWorld.JOHN));
      case 9 -> {
        RegistrarSubject subject = subject(values);
        RegistrarOutcome outcome =
            values.truth()
                ? new RegistrarOutcome.Accepted()
                : new RegistrarOutcome.Rejected(new SipStatus(480, "Gone fishing"));
        yield control("arrange", control -> control.arrange(id, subject, outcome));
      }
      case 10 -> {
        RegistrarSubject subject = subject(values);
        yield control("disarrange", control -> control.disarrange(id, subject));
      }
      case 11 ->
          control(
              "limit rate",
              control -> control.changeTerms(id, terms -> terms.withRequestsPerSecond(3)));
      case 12 ->
          control(
              "low balance",
              control -> control.changeTerms(id, terms -> terms.withLowBalance(BigDecimal.TEN)));
      case 13 -> control("remove receiver", control -> control.changeCallbacks(id, null));
      case 14 ->
          control(
              "set receiver",
              control ->
                  control.changeCallbacks(
                      id, new Callbacks(URI.create("http://127.0.0.1:1/x"), null)));
      case 15 ->
          new Operation(
              "deliver",
              store -> {
                List<OutboxEntry> oldest =
                    store.find(id).stream()
                        .flatMap(account -> account.outbox().entries().stream())
                        .limit(1)
                        .toList();
                new AccountControl(store).removeFromOutbox(id, oldest);
              },
              false);
      case 16, 17 -> {
        Duration amount = Duration.ofHours(values.between(-200, 1000));
        yield new Operation(
            "move " + amount, store -> store.move(new ClockMove.AdvanceBy(amount)), false);
      }
      case 18 ->
          new Operation(
              "user",
              store -> new AccountSetup(store).user(id, DemoWorld.APPLICATION, "zoë"),
              false);
      case 19 ->
          new Operation(
              "opening balance",
              store -> new AccountSetup(store).openingBalance(id, new BigDecimal("-3.5")),
              false);
      case 20 -> new Operation("reset account", store -> store.reset(id), false);
      case 21 -> {
        String name = "fresh" + values.between(1, 9);
        yield new Operation("open " + name, store -> open(store, name), false);
      }
      case 22 -> new Operation("save", store -> store.save("saved"), false);
      case 23 -> new Operation("restore", store -> store.restore("saved"), false);
      case 24 -> new Operation("reset", WorldStore::reset, false);
      default -> new Operation("open the store again", store -> {}, true);
    };
  }

  private static RegistrarSubject subject(RandomValues values) {
    return values.oneOf(
        new RegistrarSubject.OfRegistration(new SipRegistrationId(1)),
        new RegistrarSubject.OfUser(DemoWorld.JOHN),
        new RegistrarSubject.OfProxy(SipProxy.parse("sip.example.com").orElseThrow()));
  }

  private static Operation calls(String name, Consumer<PlatformCalls> on) {
    return new Operation(name, store -> on.accept(new PlatformCalls(store)), false);
  }

  private static Operation control(String name, Consumer<AccountControl> on) {
    return new Operation(name, store -> on.accept(new AccountControl(store)), false);
  }

  private static void open(WorldStore store, String name) {
    try {
      AccountId id = store.open(next -> DemoWorld.account(next, name).build()).id();
      store.add(
          new ServiceAccount(
              new KeyId(name),
              id,
              "service",
              Set.of(Role.OWNER, Role.ADMIN),
              TestSeeds.keys().get(0).publicKey()));
    } catch (AccountExistsException openedBefore) {
      // Both have it.
    }
  }

  @Test
  void snapshotAndSeed_afterAnotherStart_areThoseOfBefore() {
    WorldStore store = stores.create(seed(), system);
    String seeded = text(store);
    new PlatformCalls(store).create(new AccountId(2), CREATE);
    store.save("one");
    store.save("two");
    store.forget("two");
    String saved = text(store);
    store.enter(OTHER_SEED);

    store = stores.reopen(OTHER_SEED, system);

    assertThat(store.accounts()).isEmpty();
    assertThat(store.snapshots()).containsExactly("one");
    assertThat(store.restore("one")).isTrue();
    assertThat(text(store)).isEqualTo(saved);
    store = stores.reopen(OTHER_SEED, system);
    assertThat(text(store)).isEqualTo(saved);
    store.reset();
    assertThat(text(store)).isEqualTo(seeded);
  }

  @Test
  void resetAccount_afterAnotherStart_returnsToItsOpening() {
    WorldStore store = stores.create(seed(), system);
    AccountId opened = store.open(id -> DemoWorld.account(id, "fresh").build()).id();
    AccountId saved = new AccountId(2);
    new PlatformCalls(store).create(saved, CREATE);
    store.save("one");
    store.restore("one");
    new PlatformCalls(store).create(saved, CREATE);
    new PlatformCalls(store).create(opened, CREATE);
    AccountId later = store.open(id -> DemoWorld.account(id, "later").build()).id();
    new PlatformCalls(store).create(later, CREATE);

    store = stores.reopen(OTHER_SEED, system);

    assertThat(registrations(store, List.of(saved, opened, later))).containsExactly(2, 1, 1);
    for (AccountId id : List.of(saved, opened, later)) {
      store.reset(id);
    }
    assertThat(registrations(store, List.of(saved, opened, later))).containsExactly(1, 0, 0);
  }

  private static List<Integer> registrations(WorldStore store, List<AccountId> accounts) {
    return accounts.stream()
        .map(id -> store.find(id).orElseThrow().registrations().size())
        .toList();
  }

  @Test
  void dueEvents_ofRefusedStep_areStored() {
    WorldStore store = stores.create(seed(), system);
    new PlatformCalls(store).create(new AccountId(2), CREATE);
    system.set(Instant.parse("2026-03-01T00:00:00Z"));
    new AccountControl(store)
        .arrange(
            new AccountId(2),
            new RegistrarSubject.OfUser(new UserId(999)),
            new RegistrarOutcome.Accepted());

    system.set(START);
    store = stores.reopen(OTHER_SEED, system);

    assertThat(store.find(new AccountId(2)).orElseThrow().ledger().entries()).hasSize(4);
  }
}
