package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/**
 * Accepts connections, and pauses where that fails. A process without free file descriptors would
 * otherwise try again at once, over and over. All other events are left to Grizzly's own strategy.
 */
final class AcceptingStrategy implements IOStrategy {
  private static final Logger LOG = System.getLogger(AcceptingStrategy.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Failures that follow each other within this time are logged once. */
  private static final Duration SAME_FAILURE = Duration.ofMinutes(1);

  private final WorkerThreadIOStrategy others = WorkerThreadIOStrategy.getInstance();
  private final ScheduledExecutorService scheduler;
  private final ErrorReport errors;
  private long quietUntil = System.nanoTime();

  AcceptingStrategy(ScheduledExecutorService scheduler, ErrorReport errors) {
    this.scheduler = scheduler;
    this.errors = errors;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public boolean executeIoEvent(Connection connection, IOEvent event) throws IOException {
    return executeIoEvent(connection, event, true);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public boolean executeIoEvent(Connection connection, IOEvent event, boolean enabled)
      throws IOException {
    try {
      if (event == IOEvent.SERVER_ACCEPT) {
        accept(listener((TCPNIOServerConnection) connection));
        return true;
      }
      return others.executeIoEvent(connection, event, enabled);
    } catch (Error error) {
      errors.report(error);
      throw error;
    }
  }

  /** A socket that listens. */
  interface Listener {
    void accept() throws IOException;

    /** Sets whether to be told of new connections. */
    void listen(boolean listening) throws IOException;
  }

  private static Listener listener(TCPNIOServerConnection connection) {
    return new Listener() {
      @Override
      public void accept() throws IOException {
        connection.onAccept();
      }

      @Override
      public void listen(boolean listening) throws IOException {
        if (listening) {
          connection.enableIOEvent(IOEvent.SERVER_ACCEPT);
        } else {
          connection.disableIOEvent(IOEvent.SERVER_ACCEPT);
        }
      }
    };
  }

  void accept(Listener listener) throws IOException {
    try {
      listener.accept();
    } catch (ClosedChannelException closing) {
      // Nobody is to be accepted any more.
    } catch (IOException failed) {
      listener.listen(false);
      log(failed);
      ScheduledFuture<?> unused =
          scheduler.schedule(
              () -> {
                listener.listen(true);
                return null;
              },
              PAUSE.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void log(IOException failed) {
    long now = System.nanoTime();
    if (now - quietUntil >= 0) {
      LOG.log(
          Level.WARNING,
          "New connections cannot be accepted: {0}. They wait until that has changed",
          failed.getMessage());
    }
    quietUntil = now + SAME_FAILURE.toNanos();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Executor getThreadPoolFor(Connection connection, IOEvent event) {
    return others.getThreadPoolFor(connection, event);
  }

  @Override
  public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
    return others.createDefaultWorkerPoolConfig(transport);
  }
}
