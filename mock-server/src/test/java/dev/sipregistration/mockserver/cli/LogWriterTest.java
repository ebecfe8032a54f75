package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogWriterTest {
  private static final int LINE = 1000;

  /** A stream that nobody reads until it is released. */
  private static final class Pipe extends OutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final CountDownLatch readable = new CountDownLatch(1);

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        readable.await();
      } catch (InterruptedException unexpected) {
        Thread.currentThread().interrupt();
      }
      synchronized (written) {
        written.write(bytes, offset, length);
      }
    }

    List<String> lines() {
      synchronized (written) {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
      }
    }
  }

  private final Pipe pipe = new Pipe();
  private final LogWriter writer =
      new LogWriter(LogFormat.PLAIN, new PrintStream(pipe, false, StandardCharsets.UTF_8));

  private void log(int number) {
    writer.publish(new LogRecord(Level.INFO, number + " " + "x".repeat(LINE)));
  }

  @Test
  void lines_logged_areWrittenInOrder() {
    pipe.readable.countDown();
    for (int i = 0; i < 100; i++) {
      log(i);
    }
    writer.flush();

    assertThat(pipe.lines()).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(pipe.lines().get(i)).contains(" info " + i + " x");
    }
  }

  @Test
  void lines_thatNobodyReads_blockNobodyAndAreCounted() {
    int all = 5000;
    for (int i = 0; i < all; i++) {
      log(i);
    }

    pipe.readable.countDown();
    Waiting.until(() -> pipe.lines().stream().anyMatch(line -> line.contains("missing")));

    List<String> lines = pipe.lines();
    String notice = lines.get(lines.size() - 1);
    assertThat(lines.size() - 1).isBetween(500, 1100);
    assertThat(notice).contains(" warn " + (all - (lines.size() - 1)) + " lines are missing here");
    log(all);
    writer.flush();
    assertThat(pipe.lines().get(lines.size())).contains(" info " + all + " x");
  }

  @Test
  void close_whileNobodyReads_doesNotWaitForEver() {
    log(1);

    writer.close();

    assertThat(pipe.lines()).isEmpty();
    pipe.readable.countDown();
  }
}
