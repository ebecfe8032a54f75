package dev.sipregistration.mockserver.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A system's clock that shows what it was set to, also to other threads. */
final class ManualSystem implements InstantSource {
  private volatile Instant now;

  ManualSystem(Instant now) {
    this.now = now;
  }

  void set(Instant instant) {
    now = instant;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
