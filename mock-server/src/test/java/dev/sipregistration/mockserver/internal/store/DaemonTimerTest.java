package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DaemonTimerTest {
  @Test
  void set_shortDelay_ringsInDaemonThread() {
    try (DaemonTimer timer = new DaemonTimer()) {
      CompletableFuture<Boolean> ran = new CompletableFuture<>();

      timer.set(Duration.ofMillis(1), () -> ran.complete(Thread.currentThread().isDaemon()));

      assertThat(ran.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
    }
  }

  @Test
  void set_again_replacesTheFirst() {
    try (DaemonTimer timer = new DaemonTimer()) {
      CompletableFuture<String> ran = new CompletableFuture<>();

      timer.set(Duration.ofDays(1), () -> ran.complete("first"));
      timer.set(Duration.ofMillis(1), () -> ran.complete("second"));

      assertThat(ran.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("second");
    }
  }

  @Test
  void set_afterClose_isIgnored() {
    DaemonTimer timer = new DaemonTimer();
    timer.close();

    timer.set(Duration.ofMillis(1), () -> {});

    assertThat(timer.isSet()).isFalse();
  }
}
