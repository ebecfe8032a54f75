package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
  private final List<Integer> halts = new CopyOnWriteArrayList<>();

  @Test
  void end_afterError_hasOneLineAndItsStatus() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();

    new ProcessEnd(errors, halts::add).after(new OutOfMemoryError("Java heap space"));

    assertThat(halts).containsExactly(70);
    assertThat(errors.toString())
        .isEqualTo(
            "sip-registration-mock-server: ended after an error: OutOfMemoryError (Java heap"
                + " space)"
                + System.lineSeparator());
  }

  /** Whoever throws it may put anything into it. */
  @Test
  void end_afterErrorOfNobodyKnows_doesNotRepeatItsMessage() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();

    new ProcessEnd(errors, halts::add).after(new AssertionError("password=hunter2"));

    assertThat(errors.toString()).contains("AssertionError").doesNotContain("hunter2");
  }

  @Test
  void end_whereNobodyReadsErrors_comesAllTheSame() {
    CountDownLatch never = new CountDownLatch(1);
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) {
            try {
              never.await();
            } catch (InterruptedException unexpected) {
              Thread.currentThread().interrupt();
            }
          }
        };

    new ProcessEnd(full, halts::add).after(new OutOfMemoryError());

    assertThat(halts).containsExactly(70);
    never.countDown();
  }

  @Test
  void stop_inTime_haltsNothing() {
    new ProcessEnd(new ByteArrayOutputStream(), halts::add).stop(() -> {}, Duration.ofDays(1));

    assertThat(halts).isEmpty();
  }

  @Test
  void stop_thatTakesTooLong_isEnded() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    CountDownLatch never = new CountDownLatch(1);
    Thread stopping =
        new Thread(
            () ->
                new ProcessEnd(errors, halts::add).stop(() -> await(never), Duration.ofMillis(1)));
    stopping.start();

    Waiting.until(() -> !halts.isEmpty());

    assertThat(halts).containsExactly(70);
    assertThat(errors.toString()).contains("ended before it had stopped");
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean unused =
          latch.await(
              MockServerFixture.GUARD.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }
}
