package dev.sipregistration.mockserver.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes log events to a stream, a line each, on a thread of its own: a stream that nobody reads
 * must not stop whoever logs. Lines that find no room are dropped, and counted in the log.
 */
final class LogWriter extends Handler {
  private static final int MAX_WAITING_CHARACTERS = 1 << 20;
  private static final Duration TIME_TO_FLUSH = Duration.ofSeconds(1);

  private final LogFormat format;
  private final PrintStream stream;
  private final Deque<String> waiting = new ArrayDeque<>();
  private int waitingCharacters;
  private long dropped;
  private boolean started;

  LogWriter(LogFormat format, PrintStream stream) {
    this.format = format;
    this.stream = stream;
  }

  @Override
  public void publish(LogRecord event) {
    if (isLoggable(event)) {
      add(format.line(event));
    }
  }

  private synchronized void add(String line) {
    if (!started) {
      started = true;
      Thread writer = new Thread(this::write, "mock-server-log");
      writer.setDaemon(true);
      writer.start();
    }
    if (hasRoom(line)) {
      enqueue(line);
    } else {
      dropped++;
    }
  }

  private boolean hasRoom(String line) {
    return waitingCharacters + line.length() <= MAX_WAITING_CHARACTERS;
  }

  private void enqueue(String line) {
    waiting.add(line);
    waitingCharacters += line.length();
    notifyAll();
  }

  private void write() {
    try {
      while (true) {
        String line = first();
        stream.println(line);
        remove(line);
      }
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a line. It stays in the queue until it has been written. */
  private synchronized String first() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    return waiting.getFirst();
  }

  private synchronized void remove(String line) {
    waiting.removeFirst();
    waitingCharacters -= line.length();
    if (dropped > 0) {
      String notice = dropped + " lines are missing here, because the log was not read in time";
      enqueue(format.line(new LogRecord(Level.WARNING, notice)));
      dropped = 0;
    }
    if (waiting.isEmpty()) {
      stream.flush();
      notifyAll();
    }
  }

  /** Waits until all lines have been written, but no longer than a second. */
  @Override
  public synchronized void flush() {
    long end = System.nanoTime() + TIME_TO_FLUSH.toNanos();
    try {
      for (long left = end - System.nanoTime();
          !waiting.isEmpty() && left > 0;
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** The stream belongs to the process. */
  @Override
  public void close() {
    flush();
  }
}
