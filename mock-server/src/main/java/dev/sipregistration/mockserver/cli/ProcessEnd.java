package dev.sipregistration.mockserver.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Ends the process of a server that can no longer serve, or stop, with one line that says why.
 *
 * <p>The line is written by a thread that is started in time: a process without memory may get no
 * other, and one whose standard error stream nobody reads must end all the same.
 */
final class ProcessEnd {
  /** The exit status, {@code EX_SOFTWARE} of BSD's sysexits. */
  static final int STATUS = 70;

  /** How long a server may take to stop. */
  static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

  private static final Duration TIME_BETWEEN_READINGS = Duration.ofSeconds(4);
  private static final Duration TIME_TO_WRITE = Duration.ofSeconds(1);
  private static final Logger LOG = System.getLogger(ProcessEnd.class.getName());

  private final AtomicReference<String> reason = new AtomicReference<>("");
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread writer;
  private final IntConsumer halt;

  ProcessEnd() {
    this(new FileOutputStream(FileDescriptor.err), Runtime.getRuntime()::halt);
  }

  ProcessEnd(OutputStream errors, IntConsumer halt) {
    this.halt = halt;
    writer = daemon("mock-server-end", () -> write(errors));
    writer.start();
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void write(OutputStream errors) {
    try {
      ending.await();
      String line = "sip-registration-mock-server: " + reason.get() + System.lineSeparator();
      errors.write(line.getBytes(StandardCharsets.UTF_8));
      errors.flush();
    } catch (IOException | InterruptedException unwritable) {
      // The status has to say it alone.
    }
  }

  /** Ends the process after an error. */
  void after(Error error) {
    try {
      end(reason(error));
    } finally {
      halt.accept(STATUS);
    }
  }

  /** Returns what to say of an error, of which only what the virtual machine says is repeated. */
  static String reason(Error error) {
    String what = error.getClass().getSimpleName();
    if (error instanceof VirtualMachineError && error.getMessage() != null) {
      what += " (" + error.getMessage() + ")";
    }
    return "ended after an error: " + what;
  }

  /** Ends the process after an error on any other thread; logs what else a thread ends with. */
  void watchAllThreads() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          if (failure instanceof Error error && !(error instanceof StackOverflowError)) {
            after(error);
          }
          LOG.log(Level.ERROR, "The thread " + thread.getName() + " failed", failure);
        });
  }

  /** Ends the process where it no longer gets any memory worth mentioning. */
  void watchMemory() {
    daemon("mock-server-memory", this::readMemory).start();
  }

  private void readMemory() {
    try {
      TimeUnit.NANOSECONDS.sleep(TIME_BETWEEN_READINGS.toNanos());
      MemoryWatch memory = new MemoryWatch(MemoryWatch.ofThisProcess());
      do {
        TimeUnit.NANOSECONDS.sleep(TIME_BETWEEN_READINGS.toNanos());
      } while (!memory.isExhausted());
      after(new OutOfMemoryError("garbage collection frees too little"));
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes a server as the process ends, and ends the process if that takes too long. */
  void stop(Runnable close, Duration time) {
    daemon("mock-server-stop-deadline", () -> endAfter(time)).start();
    close.run();
  }

  private void endAfter(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      end("ended before it had stopped, which took too long");
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    } finally {
      halt.accept(STATUS);
    }
  }

  private void end(String why) {
    reason.set(why);
    ending.countDown();
    try {
      writer.join(TIME_TO_WRITE.toMillis());
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }
}
