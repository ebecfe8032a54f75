package dev.sipregistration.mockserver.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptingStrategyTest {
  private static final Logger LOG = Logger.getLogger(AcceptingStrategy.class.getName());

  private final ScheduledExecutorService scheduler = DaemonThreads.scheduler("test");
  private final AcceptingStrategy strategy =
      new AcceptingStrategy(scheduler, new ErrorReport(error -> {}));
  private final Recorder recorder = new Recorder();

  /** A socket that accepts nobody, for some reason. */
  private static final class Failing implements AcceptingStrategy.Listener {
    final BlockingQueue<Boolean> listening = new LinkedBlockingQueue<>();
    private final IOException reason;

    Failing(IOException reason) {
      this.reason = reason;
    }

    @Override
    public void accept() throws IOException {
      throw reason;
    }

    @Override
    public void listen(boolean on) {
      listening.add(on);
    }

    Boolean next() throws InterruptedException {
      return listening.poll(MockServerFixture.GUARD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static final class Recorder extends Handler {
    final List<LogRecord> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.addHandler(recorder);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(recorder);
    scheduler.shutdownNow();
  }

  @Test
  void accept_withoutDescriptors_pausesAndIsLoggedOnce() throws Exception {
    Failing socket = new Failing(new IOException("Too many open files"));

    for (int i = 0; i < 3; i++) {
      strategy.accept(socket);

      assertThat(socket.next()).isFalse();
      assertThat(socket.next()).isTrue();
    }

    assertThat(recorder.lines).hasSize(1);
    assertThat(recorder.lines.get(0).getParameters()).contains("Too many open files");
  }

  @Test
  void accept_whileClosing_isOver() throws Exception {
    Failing socket = new Failing(new ClosedByInterruptException());

    strategy.accept(socket);

    assertThat(socket.listening).isEmpty();
    assertThat(recorder.lines).isEmpty();
  }
}
