package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.document.WorldExport;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.seed.Seed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one state, called by many clients at once. Each client makes as many calls as
 * {@code -Dshared.load.calls} says.
 */
class SharedStateLoadTest {
  private static final int CALLS = Integer.getInteger("shared.load.calls", 12);
  private static final int CLIENTS = 16;
  private static final Duration GUARD = Duration.ofMinutes(10);
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal OPENING = new BigDecimal("1000000.00");
  private static final String JOHN = "12345";
  private static final List<AccountId> ACCOUNTS =
      List.of(new AccountId(1), new AccountId(2), new AccountId(3));

  private final Seed seed =
      TestSeeds.of(
          ACCOUNTS.stream()
              .map(id -> DemoWorld.account(id, "account" + id).openingBalance(OPENING).build())
              .toArray(Account[]::new));

  private final Map<Long, AccountId> created = new ConcurrentHashMap<>();
  private final Set<Long> deleted = ConcurrentHashMap.newKeySet();
  private final Map<AccountId, AtomicInteger> deposits =
      ACCOUNTS.stream().collect(Collectors.toMap(id -> id, id -> new AtomicInteger()));

  @Test
  void twoServers_calledByManyClients_areOne() throws Exception {
    String address = PostgreSql.newSchema();
    MockServerFixture first = MockServerFixture.with(options -> options.store(address).seed(seed));
    MockServerFixture second = MockServerFixture.with(options -> options.store(address).seed(seed));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (MockServer one = first.server();
        MockServer other = second.server()) {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        running.add(
            clients.submit(
                () -> {
                  for (int call = 0; call < CALLS; call++) {
                    call((number + call) % 2 == 0 ? first : second, number, call);
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get(GUARD.toSeconds(), TimeUnit.SECONDS);
      }

      for (AccountId id : ACCOUNTS) {
        Account account = one.account(id);
        assertThat(WorldExport.document(other.account(id)))
            .isEqualTo(WorldExport.document(account));
        check(account);
      }
      assertThat(one.clock().now()).isEqualTo(other.clock().now());
      System.out.printf(
          "%d clients, %d calls each, %d accounts with %d entries in their ledgers%n",
          CLIENTS,
          CALLS,
          ACCOUNTS.size(),
          ACCOUNTS.stream().mapToInt(id -> one.account(id).ledger().entries().size()).sum());
    } finally {
      clients.shutdownNow();
    }
  }

  private void call(MockServerFixture server, int client, int call) {
    AccountId id = ACCOUNTS.get(client % ACCOUNTS.size());
    Calls calls = server.withToken(token(id));
    switch (call % 6) {
      case 0, 3 -> created(id, calls.create("sip_username", "c%sn%s".formatted(client, call)));
      case 1 -> created(id, calls.create("application_id", "123", "user_id", JOHN));
      case 2 -> {
        assertThat(server.server().control().deposit(id, CENT))
            .isInstanceOf(Outcome.Accepted.class);
        deposits.get(id).incrementAndGet();
      }
      case 4 -> delete(id, calls);
      default -> advance(server, client);
    }
  }

  private void created(AccountId id, PlatformResponse response) {
    assertThat(response.code()).as(response.toString()).isZero();
    assertThat(created.putIfAbsent(response.id(), id)).as("an id that was used before").isNull();
  }

  private void delete(AccountId id, Calls calls) {
    created.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id) && deleted.add(entry.getKey()))
        .findFirst()
        .ifPresent(
            entry ->
                assertThat(
                        calls.delete("sip_registration_id", String.valueOf(entry.getKey())).code())
                    .isZero());
  }

  /** Only forward, and so no call may ever see less. */
  private static void advance(MockServerFixture server, int client) {
    Instant before = server.server().clock().now();
    if (client == 0) {
      server.server().clock().advance(Duration.ofDays(1));
    }
    assertThat(server.server().clock().now()).isAfterOrEqualTo(before);
  }

  private String token(AccountId id) {
    return seed.credentials().stream()
        .filter(one -> one.accountId().equals(id))
        .findFirst()
        .orElseThrow()
        .token(Instant.now(), Duration.ofMinutes(30));
  }

  private void check(Account account) {
    List<LedgerEntry> entries = account.ledger().entries();
    assertThat(entries.stream().filter(LedgerEntry.Deposit.class::isInstance))
        .hasSize(deposits.get(account.id()).get());
    assertThat(entries).extracting(LedgerEntry::at).isSorted();
    assertThat(entries).extracting(LedgerEntry::sequence).isSorted().doesNotHaveDuplicates();
    Set<Long> expected =
        created.entrySet().stream()
            .filter(entry -> entry.getValue().equals(account.id()))
            .map(Map.Entry::getKey)
            .filter(id -> !deleted.contains(id))
            .collect(Collectors.toSet());
    assertThat(account.registrations().all())
        .extracting(one -> one.id().value())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(
            account.registrations().all().stream()
                .map(SipRegistration::user)
                .filter(user -> user.filter(new UserId(12345)::equals).isPresent()))
        .hasSizeLessThanOrEqualTo(1);
  }
}
