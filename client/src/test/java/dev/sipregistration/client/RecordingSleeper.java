package dev.sipregistration.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records delays without waiting. */
final class RecordingSleeper implements Sleeper {

  private final List<Duration> delays = new CopyOnWriteArrayList<>();

  @Override
  public void sleep(Duration delay) {
    delays.add(delay);
  }

  @Override
  public CompletableFuture<Void> sleepAsync(Duration delay) {
    delays.add(delay);
    return CompletableFuture.completedFuture(null);
  }

  List<Duration> delays() {
    return List.copyOf(delays);
  }
}
