package dev.sipregistration.mockserver.internal.store;

import static dev.sipregistration.mockserver.internal.store.Commands.CREATE;
import static dev.sipregistration.mockserver.internal.store.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that lasts, with many more accounts than stay in memory. */
class StoreCacheTest {
  private static final int ACCOUNTS = 2_000;
  private static final int MOST_IN_MEMORY = 10;
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  private final FileStores stores = new FileStores(MOST_IN_MEMORY);
  private final ManualSystem system = new ManualSystem(START);
  private MemoryStore store;
  private PlatformCalls calls;

  @BeforeEach
  void open() {
    List<Account> accounts =
        IntStream.rangeClosed(1, ACCOUNTS)
            .mapToObj(
                i ->
                    DemoWorld.account(new AccountId(i), "account" + i)
                        .email("account" + i + "@example.com")
                        .build())
            .toList();
    store = (MemoryStore) stores.create(World.of(accounts, List.of()), system);
    calls = new PlatformCalls(store);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private long inMemory() {
    return store.inMemory();
  }

  @Test
  void accounts_nobodyAskedFor_areNotRead() {
    assertThat(store.accounts()).hasSize(ACCOUNTS);
    assertThat(store.accountNamed("account77")).hasValue(new AccountId(77));
    assertThat(store.accountOwnedBy("account78@example.com")).hasValue(new AccountId(78));
    assertThat(store.nextDue()).isEmpty();
    assertThat(store.accountsWithCallbacks()).isEmpty();
    assertThat(inMemory()).isZero();
  }

  @Test
  void accounts_inTurn_stayWithinTheBound() {
    for (int i = 1; i <= 100; i++) {
      value(calls.create(new AccountId(i), CREATE));
      assertThat(inMemory()).isLessThanOrEqualTo(MOST_IN_MEMORY);
    }
    for (int i = 1; i <= 100; i++) {
      assertThat(store.find(new AccountId(i)).orElseThrow().registrations().size()).isEqualTo(1);
    }
    assertThat(inMemory()).isLessThanOrEqualTo(MOST_IN_MEMORY);
  }

  @Test
  void accounts_opened_stayWithinTheBound() {
    for (int i = 1; i <= 50; i++) {
      int number = i;
      AccountId id =
          store
              .open(
                  next ->
                      DemoWorld.account(next, "new" + number)
                          .email("new" + number + "@example.com")
                          .build())
              .id();
      assertThat(inMemory()).isLessThanOrEqualTo(MOST_IN_MEMORY);
      assertThat(store.accountNamed("new" + number)).hasValue(id);
    }
  }

  @Test
  void reset_ofTheWorld_leavesNoneInMemory() {
    value(calls.create(new AccountId(1), CREATE));

    store.reset();

    assertThat(inMemory()).isZero();
    assertThat(store.find(new AccountId(1)).orElseThrow().registrations().size()).isZero();
  }

  @Test
  void account_usedAgainAndAgain_stays() {
    AccountId often = new AccountId(1);
    Account kept = store.find(often).orElseThrow();
    for (int i = 2; i <= 200; i++) {
      Account unused = store.find(new AccountId(i)).orElseThrow();
      assertThat(store.find(often).orElseThrow()).isSameAs(kept);
    }
  }

  @Test
  void walks_overAllAccounts_keepNoneInMemory() {
    List<AccountId> seen = store.collect(ArrayList::new, (ids, account) -> ids.add(account.id()));
    store.save("snapshot");

    assertThat(seen).isEqualTo(store.accounts());
    assertThat(store.world().accounts()).hasSize(ACCOUNTS);
    assertThat(inMemory()).isZero();
  }

  @Test
  void time_passing_findsWhatIsDueWhereverItIs() {
    for (int i = 1; i <= 100; i++) {
      value(calls.create(new AccountId(i), CREATE));
    }

    assertThat(store.move(new ClockMove.AdvanceBy(Period.ofMonths(2))))
        .isInstanceOf(ClockOutcome.Moved.class);

    assertThat(inMemory()).isLessThanOrEqualTo(MOST_IN_MEMORY);
    int entries = store.find(new AccountId(100)).orElseThrow().ledger().entries().size();
    for (int i = 1; i < 100; i++) {
      assertThat(store.find(new AccountId(i)).orElseThrow().ledger().entries()).hasSize(entries);
    }
    assertThat(entries).isGreaterThan(3);
  }

  @Test
  void reset_ofOneAccount_readsItAsItWasOpened() {
    AccountId id = new AccountId(1_000);
    value(calls.create(id, CREATE));
    value(store.reset(id));

    assertThat(store.find(id).orElseThrow().registrations().size()).isZero();
    assertThat(store.find(id).orElseThrow().ledger().entries()).hasSize(1);
  }
}
