package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DaemonTimerTest {
  @Test
  void set_shortDelay_ringsInDaemonThread() {
    try (DaemonTimer alarm = new DaemonTimer()) {
      CompletableFuture<Boolean> rung = new CompletableFuture<>();

      alarm.set(Duration.ofMillis(1), () -> rung.complete(Thread.currentThread().isDaemon()));

      assertThat(rung.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
    }
  }

  @Test
  void set_again_replacesTheFirst() {
    try (DaemonTimer alarm = new DaemonTimer()) {
      CompletableFuture<String> rung = new CompletableFuture<>();

      alarm.set(Duration.ofDays(1), () -> rung.complete("first"));
      alarm.set(Duration.ofMillis(1), () -> rung.complete("second"));

      assertThat(rung.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("second");
    }
  }

  @Test
  void set_afterClose_isIgnored() {
    DaemonTimer alarm = new DaemonTimer();
    alarm.close();

    alarm.set(Duration.ofMillis(1), () -> {});

    assertThat(alarm.isSet()).isFalse();
  }
}
