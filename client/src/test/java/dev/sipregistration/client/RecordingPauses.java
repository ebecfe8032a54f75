package dev.sipregistration.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Pauses in which no time passes. */
final class RecordingPauses implements Pauses {

  private final List<Duration> taken = new CopyOnWriteArrayList<>();

  @Override
  public void await(Duration pause) {
    taken.add(pause);
  }

  @Override
  public CompletableFuture<Void> later(Duration pause) {
    taken.add(pause);
    return CompletableFuture.completedFuture(null);
  }

  List<Duration> taken() {
    return List.copyOf(taken);
  }
}
