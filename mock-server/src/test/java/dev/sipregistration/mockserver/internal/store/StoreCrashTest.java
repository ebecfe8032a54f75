package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.AcknowledgedCalls;
import dev.sipregistration.mockserver.PostgreSql;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import dev.sipregistration.mockserver.seed.Seed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
  private static final List<AccountId> ACCOUNTS = List.of(new AccountId(1), new AccountId(2));

  private final Seed seed = AcknowledgedCalls.seed(ACCOUNTS);

  @TempDir private Path temporary;

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
    Map<AccountId, AcknowledgedCalls> known = Map.of();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % ROUNDS_PER_STATE == 0) {
        address = newState.apply(round);
        open(address).close();
        known =
            ACCOUNTS.stream()
                .collect(Collectors.toMap(id -> id, id -> new AcknowledgedCalls(seed, id)));
      }
      run(address, round, 1 + random.nextInt(MOST_CALLS), known);
      try (JdbcStore store = open(address)) {
        for (AccountId id : ACCOUNTS) {
          String what = "round %s of seed %s, account %s".formatted(round, SEED, id);
          acknowledged += known.get(id).check(what, store.store().find(id).orElseThrow());
          assertThat(known.get(id).refused()).as(what).isZero();
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
  private void run(String address, int round, int calls, Map<AccountId, AcknowledgedCalls> known)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ServerProcess server = ServerProcess.start(address)) {
      List<Future<?>> load = new ArrayList<>();
      CountDownLatch responses = new CountDownLatch(calls);
      for (int thread = 0; thread < THREADS; thread++) {
        AccountId id = ACCOUNTS.get(thread % ACCOUNTS.size());
        String name = "r%st%s".formatted(round, thread);
        load.add(
            threads.submit(() -> callUntilItDies(server.uri(), known.get(id), name, responses)));
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

  private static Void callUntilItDies(
      URI server, AcknowledgedCalls calls, String name, CountDownLatch responses)
      throws InterruptedException {
    for (int i = 0; calls.call(server, name, i, responses::countDown); i++) {
      // The next one.
    }
    return null;
  }
}
