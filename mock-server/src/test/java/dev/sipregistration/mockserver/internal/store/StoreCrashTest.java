package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sipregistration.mockserver.PostgreSql;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server under load whose process is killed after a random number of calls, and what is in its
 * store then: all that was acknowledged, and of what was not, at most the calls in flight. As many
 * rounds as {@code -Dstore.crash.rounds} says; {@code -Dstore.crash.seed} chooses the numbers.
 */
class StoreCrashTest {
  private static final int ROUNDS = Integer.getInteger("store.crash.rounds", 1);
  private static final long SEED = Long.getLong("store.crash.seed", 1);

  /** A new state from time to time, or each round would start later than the one before. */
  private static final int ROUNDS_PER_STATE = 5;

  private static final int THREADS = 8;
  private static final int MOST_CALLS = 600;
  private static final Duration GUARD = Duration.ofSeconds(60);
  private static final BigDecimal OPENING = new BigDecimal("1000000.00");
  private static final BigDecimal MONTH = new BigDecimal("1.20");
  private static final List<AccountId> ACCOUNTS = List.of(new AccountId(1), new AccountId(2));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Seed seed =
      TestSeeds.of(
          ACCOUNTS.stream()
              .map(id -> DemoWorld.account(id, "account" + id).openingBalance(OPENING).build())
              .toArray(Account[]::new));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(GUARD).build();

  @TempDir private Path temporary;

  /** What one account is known to have; names of SIP users are those of calls. */
  private static final class Known {
    private final Map<String, Long> created = new ConcurrentHashMap<>();
    private final Map<Long, Boolean> bound = new ConcurrentHashMap<>();
    private final Set<String> unsure = ConcurrentHashMap.newKeySet();
    private final Set<Long> unsureBound = ConcurrentHashMap.newKeySet();
    private final AtomicInteger deposits = new AtomicInteger();
    private final AtomicInteger unsureDeposits = new AtomicInteger();
  }

  private JdbcStore open(String address) {
    JdbcStore.Seeding seeding =
        new JdbcStore.Seeding(
            seed::world, seed.credentials(), InstantSource.system(), false, FileStores.MANY);
    return StoreAddress.of(address) instanceof StoreAddress.PostgreSql server
        ? JdbcStore.inPostgreSql(server, null, false, seeding)
        : JdbcStore.inFiles(Path.of(address.substring(StoreAddress.FILE.length())), false, seeding);
  }

  @Test
  void killOfFileStore_atAnyMoment_losesNothingThatWasAcknowledged() throws Exception {
    kill("file", state -> "file:" + temporary.resolve("store" + state));
  }

  @Test
  void killOnPostgreSql_atAnyMoment_losesNothingThatWasAcknowledged() throws Exception {
    kill("postgresql", state -> PostgreSql.newSchema());
  }

  private void kill(String kind, IntFunction<String> newState) throws Exception {
    String address = "";
    Random random = new Random(SEED);
    int acknowledged = 0;
    Map<AccountId, Known> known = Map.of();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % ROUNDS_PER_STATE == 0) {
        address = newState.apply(round);
        open(address).close();
        known = ACCOUNTS.stream().collect(Collectors.toMap(id -> id, id -> new Known()));
      }
      run(address, round, 1 + random.nextInt(MOST_CALLS), known);
      try (JdbcStore store = open(address)) {
        for (AccountId id : ACCOUNTS) {
          String what = "round %s of seed %s, account %s".formatted(round, SEED, id);
          acknowledged += check(what, store.store().find(id).orElseThrow(), known.get(id));
        }
      }
    }
    if (ROUNDS > 1) {
      System.out.printf(
          "%d rounds, %s, %d checks of acknowledged calls%n", ROUNDS, kind, acknowledged);
    }
    assertThat(acknowledged).isPositive();
  }

  /** Starts the server, calls it from many threads, and kills it after so many responses. */
  private void run(String address, int round, int calls, Map<AccountId, Known> known)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ServerProcess server = ServerProcess.start(address)) {
      List<Future<?>> load = new ArrayList<>();
      CountDownLatch responses = new CountDownLatch(calls);
      for (int thread = 0; thread < THREADS; thread++) {
        AccountId id = ACCOUNTS.get(thread % ACCOUNTS.size());
        String name = "r%st%s".formatted(round, thread);
        load.add(
            threads.submit(
                () -> {
                  callUntilItDies(server.uri(), id, name, known.get(id), responses::countDown);
                  return null;
                }));
      }
      assertThat(responses.await(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
      server.kill();
      for (Future<?> one : load) {
        one.get(GUARD.toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void callUntilItDies(
      URI server, AccountId id, String name, Known known, Runnable response)
      throws InterruptedException {
    String token = token(id);
    for (int i = 0; ; i++) {
      String user = name + "n" + i;
      JsonNode created =
          call(server, token, "CreateSipRegistration?sip_username=%s&proxy=sip.example.com", user);
      if (created == null) {
        known.unsure.add(user);
        return;
      }
      long registration = created.path("sip_registration_id").asLong();
      assertThat(registration).as(created.toString()).isPositive();
      known.created.put(user, registration);
      response.run();
      JsonNode bound =
          call(
              server,
              token,
              "BindSipRegistration?sip_registration_id=%s&application_id=123",
              registration);
      if (bound == null) {
        known.unsureBound.add(registration);
        return;
      }
      assertThat(bound.path("result").asInt()).as(bound.toString()).isEqualTo(1);
      known.bound.put(registration, true);
      response.run();
      if (i % 4 == 0 && !deposit(server, id, known)) {
        return;
      }
    }
  }

  private String token(AccountId id) {
    return seed.credentials().stream()
        .filter(one -> one.accountId().equals(id))
        .findFirst()
        .orElseThrow()
        .token(Instant.now(), Duration.ofMinutes(30));
  }

  /** Returns the response, or null if there was none. */
  private JsonNode call(URI server, String token, String call, Object parameter)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/platform_api/" + call.formatted(parameter)))
            .header("Authorization", "Bearer " + token)
            .timeout(GUARD)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException died) {
      return null;
    }
  }

  private boolean deposit(URI server, AccountId id, Known known) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/__admin/accounts/" + id + "/deposits"))
            .header("Content-Type", "application/json")
            .timeout(GUARD)
            .POST(HttpRequest.BodyPublishers.ofString("{\"amount\": 0.01}"))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isLessThan(300);
      known.deposits.incrementAndGet();
      return true;
    } catch (IOException died) {
      known.unsureDeposits.incrementAndGet();
      return false;
    }
  }

  /** Returns how many acknowledged calls were found in the account. */
  private static int check(String what, Account account, Known known) {
    Invariants.assertHold(account);
    Map<String, SipRegistration> found =
        account.registrations().all().stream()
            .collect(Collectors.toMap(one -> one.credentials().sipUsername().value(), one -> one));
    known.created.forEach(
        (user, id) ->
            assertThat(found.get(user))
                .as("%s: create of %s", what, user)
                .isNotNull()
                .returns(new SipRegistrationId(id), SipRegistration::id));
    found.forEach(
        (user, one) -> {
          assertThat(known.created.containsKey(user) || known.unsure.contains(user))
              .as("%s: nobody asked for %s", what, user)
              .isTrue();
          assertThat(one.target() != null)
              .as("%s: binding of %s", what, user)
              .satisfiesAnyOf(
                  bound -> assertThat(bound).isEqualTo(known.bound.containsKey(one.id().value())),
                  bound -> assertThat(known.unsureBound).contains(one.id().value()));
        });
    List<LedgerEntry> entries = account.ledger().entries();
    assertThat(entries.stream().filter(LedgerEntry.Reservation.class::isInstance))
        .as(what)
        .hasSize(found.size());
    assertThat(entries.stream().filter(LedgerEntry.Deposit.class::isInstance).count())
        .as("%s: deposits", what)
        .isBetween(
            (long) known.deposits.get(), (long) known.deposits.get() + known.unsureDeposits.get());
    assertThat(account.ledger().reserved())
        .isEqualByComparingTo(MONTH.multiply(BigDecimal.valueOf(found.size())));
    return known.created.size() + known.bound.size() + known.deposits.get();
  }
}
