package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.document.WorldExport;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.seed.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers under load on one PostgreSQL, which is killed with all its processes, loses one of
 * them, and is cut off, in as many rounds as {@code -Ddatabase.crash.rounds} says, and hangs once.
 */
class DatabaseCrashIT {
  static final String ROUNDS = "database.crash.rounds";

  private static final int THREADS = 8;

  /** How many calls have to be acknowledged between two crashes. */
  private static final int CALLS = 60;

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int DB_ERROR = 4;
  private static final int READY = 200;
  private static final int NOT_READY = 503;
  private static final List<AccountId> ACCOUNTS = List.of(new AccountId(1), new AccountId(2));

  private final Seed seed = AcknowledgedCalls.seed(ACCOUNTS);
  private final Map<AccountId, AcknowledgedCalls> known =
      ACCOUNTS.stream().collect(Collectors.toMap(id -> id, id -> new AcknowledgedCalls(seed, id)));
  private final String token = AcknowledgedCalls.token(seed, ACCOUNTS.get(0));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();

  @TempDir private Path temporary;

  @BeforeEach
  void hideWarnings() {
    ExpectedWarnings.hide();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private MockServerFixture start(int port) {
    return MockServerFixture.with(
        options ->
            options.seed(seed).store("postgresql://postgres@localhost:" + port + "/postgres"));
  }

  @Test
  void crashesOfDatabase_underLoad_loseNothingThatWasAcknowledged() throws Exception {
    int rounds = Integer.getInteger(ROUNDS, 1);
    try (KillablePostgreSql database = KillablePostgreSql.start(temporary.resolve("database"));
        Outage network = new Outage(database.port())) {
      List<MockServerFixture> servers = List.of(start(network.port()), start(network.port()));
      try (MockServer one = servers.get(0).server();
          MockServer other = servers.get(1).server()) {
        List<Future<?>> load = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          int number = thread;
          load.add(threads.submit(() -> callUntilTheEnd(servers, number)));
        }
        for (int round = 0; round < rounds; round++) {
          awaitCalls(load);
          database.kill();
          awaitOutage(servers);
          database.restart();
          awaitRecovery(servers);

          awaitCalls(load);
          database.killBackend();
          awaitRecovery(servers);

          awaitCalls(load);
          network.begin();
          awaitOutage(servers);
          network.end();
          awaitRecovery(servers);
        }
        awaitCalls(load);
        network.holdUp();
        awaitOutage(servers);
        network.end();
        awaitRecovery(servers);
        awaitCalls(load);
        ended.set(true);
        for (Future<?> each : load) {
          each.get(MockServerFixture.GUARD.toSeconds(), TimeUnit.SECONDS);
        }
        check(one, other, database, rounds);
      }
    }
  }

  private Void callUntilTheEnd(List<MockServerFixture> servers, int thread)
      throws InterruptedException {
    AcknowledgedCalls calls = known.get(ACCOUNTS.get(thread % ACCOUNTS.size()));
    for (int i = 0; !ended.get(); i++) {
      MockServerFixture server = servers.get(i % servers.size());
      boolean unused = calls.call(server.uri(""), "t" + thread, i, acknowledged::incrementAndGet);
    }
    return null;
  }

  /** Waits until some calls have been acknowledged again. */
  private void awaitCalls(List<Future<?>> load) {
    int enough = acknowledged.get() + CALLS;
    await(() -> acknowledged.get() >= enough || load.stream().anyMatch(Future::isDone));
    assertThat(load).noneMatch(Future::isDone);
  }

  private void awaitOutage(List<MockServerFixture> servers) {
    for (MockServerFixture server : servers) {
      await(() -> server.get("/__admin/ready").status() == NOT_READY);
      assertThat(server.withToken(token).list().code()).isEqualTo(DB_ERROR);
    }
  }

  private void awaitRecovery(List<MockServerFixture> servers) {
    for (MockServerFixture server : servers) {
      await(() -> server.get("/__admin/ready").status() == READY);
      await(() -> server.withToken(token).list().code() == 0);
    }
  }

  /** A database that hangs is noticed after 20 seconds, and recovers in some. */
  private static void await(BooleanSupplier expected) {
    Waiting.until(expected, MockServerFixture.GUARD.multipliedBy(3));
  }

  private void check(MockServer one, MockServer other, KillablePostgreSql database, int rounds) {
    try (MockServer fresh = start(database.port()).server()) {
      int found = 0;
      int refused = 0;
      for (AccountId id : ACCOUNTS) {
        Account account = fresh.account(id);
        found += known.get(id).check("account " + id, account);
        refused += known.get(id).refused();
        assertThat(WorldExport.document(one.account(id))).isEqualTo(WorldExport.document(account));
        assertThat(WorldExport.document(other.account(id)))
            .isEqualTo(WorldExport.document(account));
      }
      assertThat(refused).isPositive();
      System.out.printf(
          "%d rounds of crashes of a database, %d acknowledged calls, %d refused ones%n",
          rounds, found, refused);
    }
  }
}
