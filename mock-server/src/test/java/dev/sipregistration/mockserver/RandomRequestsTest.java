package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.RandomRequests.Request;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Throws all kinds of things at the server, and looks whether it keeps its head. */
class RandomRequestsTest {
  private static final int CONNECTIONS = 4;

  /** So many as a build has time for; CI sends more: {@code -Drandom.requests=100000}. */
  private static final int REQUESTS = Integer.getInteger("random.requests", 10_000);

  private static final int BETWEEN_LOOKS = 500;

  private static final Set<String> STATUSES =
      Set.of("200", "302", "400", "403", "404", "405", "413", "415", "417", "431");

  /** Another seed makes other requests: {@code -Drandom.requests.seed=123}. */
  private static final long SEED = Long.getLong("random.requests.seed", 20_260_301L);

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.of(
          IntStream.range(0, CONNECTIONS)
              .mapToObj(RandomRequestsTest::account)
              .toArray(Account[]::new));

  private static Account account(int worker) {
    return DemoWorld.account(new AccountId(1 + worker), String.valueOf((char) ('a' + worker)))
        .build();
  }

  @Test
  @Timeout(300)
  void server_manyRandomRequests_answersThemAllAndChangesNothingItRefuses() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        Worker worker = new Worker(i);
        workers.add(pool.submit(() -> worker.work(REQUESTS / CONNECTIONS)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** One client on one connection at a time, with an account of its own. */
  private static final class Worker {
    private final long account;
    private final RandomRequests requests;
    private RawConnection connection = connect();
    private JsonNode state;
    private int created;
    private int deleted;
    private int unheard;
    private boolean changed;

    Worker(int index) throws IOException {
      account = 1 + index;
      String owner = String.valueOf((char) ('a' + index));
      requests = new RandomRequests(new Random(SEED + index), SERVER.token(owner));
      state = SERVER.account(account);
    }

    private static RawConnection connect() throws IOException {
      return new RawConnection(SERVER.server().baseUri());
    }

    Void work(int count) throws IOException {
      for (int i = 0; i < count; i++) {
        Request request = requests.next();
        try {
          judge(send(request), request);
        } catch (IOException | AssertionError failed) {
          throw new AssertionError(
              "seed %d, account %d, request %d: %s".formatted(SEED, account, i, request.text()),
              failed);
        }
        if (i % BETWEEN_LOOKS == 0) {
          look();
        }
      }
      look();
      assertThat(created).as("registrations of account %d", account).isPositive();
      // Of each that was created, and perhaps deleted, the ledger has the money of its month.
      int paid = state.path("ledger").size() - 1;
      assertThat(paid).isBetween(created, created + unheard);
      assertThat(state.path("sip_registrations").size()).isBetween(paid - deleted, paid);
      connection.close();
      return null;
    }

    private String send(Request request) throws IOException {
      if (request.broken()) {
        try (RawConnection own = connect()) {
          return own.send(request.bytes()).endOutput().readToEnd();
        }
      }
      String answer;
      try {
        answer =
            request.isHead()
                ? connection.send(request.bytes()).readHead()
                : connection.send(request.bytes()).readAnswer();
      } catch (EOFException notEvenAnAnswer) {
        throw new AssertionError("no answer", notEvenAnAnswer);
      }
      if (request.isHead() || answer.contains("\r\nConnection: close\r\n")) {
        connection.close();
        connection = connect();
      }
      return answer;
    }

    private void judge(String answer, Request request) {
      if (answer.isEmpty() && request.broken()) {
        // It may have been whole all the same, and done by the time the connection was gone.
        unheard++;
        deleted++;
        changed = true;
        return;
      }
      // Plain conditions, because there are many thousands of them.
      boolean goodStatus =
          answer.startsWith("HTTP/1.1 ") && STATUSES.contains(answer.substring(9, 12));
      if (!goodStatus || answer.contains("<html") || answer.contains("Internal error")) {
        throw new AssertionError("answered with " + answer);
      }
      if (answer.contains("\"result\":1")) {
        changed = true;
        boolean ofCreation = answer.contains("\"sip_registration_id\"");
        created += ofCreation ? 1 : 0;
        // Of the calls that answer no more than that, any may have been a deletion.
        deleted += ofCreation ? 0 : 1;
      }
    }

    /** Looks whether the state is as it was, unless something was done since the last look. */
    private void look() {
      JsonNode now = SERVER.account(account);
      if (!changed) {
        assertThat(now).isEqualTo(state);
      }
      state = now;
      changed = false;
    }
  }
}
