package dev.sipregistration.mockserver.internal.admin.events;

import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.jersey.server.ChunkedOutput;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the clients that follow them. Each has a thread of its own, so that a slow one
 * delays neither calls nor other clients.
 */
public final class EventStreams implements CommitListener, AutoCloseable {
  private static final int MAX_CLIENTS = 16;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  /** How often it looks for events: often enough for people, and calls need not wake anybody. */
  private static final Duration PERIOD = Duration.ofMillis(100);

  /** How long a stream is silent at most. A client that has left is noticed by it. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final Journal journal;
  private final WorldStore store;
  private final long server;
  private final ExecutorService threads = DaemonThreads.pool("mock-server-events", MAX_CLIENTS);
  private final Semaphore free = new Semaphore(MAX_CLIENTS);
  private final AtomicLong commits = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean listening;

  public EventStreams(Journal journal, WorldStore store, InstantSource systemClock) {
    this.journal = journal;
    this.store = store;
    server = systemClock.millis();
  }

  /**
   * Begins to send events.
   *
   * @param query which calls to send
   * @param lastEventId the last event that the client has got, or null if it is new
   * @param duration how long to send events, or null if until the client leaves
   * @return where the events go
   * @throws ProblemException if there are too many clients, or the server is being stopped
   */
  public ChunkedOutput<String> open(
      CallQuery query, @Nullable String lastEventId, @Nullable Duration duration) {
    if (!free.tryAcquire()) {
      throw ProblemException.unavailable(
          "At most " + MAX_CLIENTS + " clients can follow the events at a time");
    }
    listenOnce();
    EventFeed feed = new EventFeed(server, journal, query, commits::get, lastEventId);
    ChunkedOutput<String> output = new ChunkedOutput<>(String.class);
    try {
      threads.execute(() -> send(feed, output, duration));
    } catch (RejectedExecutionException stopping) {
      free.release();
      throw ProblemException.unavailable("The server is being stopped");
    }
    return output;
  }

  /** A server that nobody follows does not pay for it. */
  private synchronized void listenOnce() {
    if (!listening) {
      store.listen(this);
      listening = true;
    }
  }

  @Override
  public void committed(AccountStatus account) {
    commits.incrementAndGet();
  }

  private void send(EventFeed feed, ChunkedOutput<String> output, @Nullable Duration duration) {
    long begin = System.nanoTime();
    long latest = begin;
    try (output) {
      do {
        String events = feed.next();
        long now = System.nanoTime();
        if (!events.isEmpty()) {
          output.write(events);
          latest = now;
        } else if (now - latest >= SILENCE.toNanos()) {
          output.write(":\n\n");
          latest = now;
        }
      } while ((duration == null || System.nanoTime() - begin < duration.toNanos())
          && !closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (IOException | UncheckedIOException left) {
      // The client has what it wanted.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  /** Ends all streams. */
  @Override
  public void close() {
    closed.countDown();
    threads.shutdown();
    try {
      boolean unused = threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
