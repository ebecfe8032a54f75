package dev.sipregistration.mockserver.internal.store;

import java.time.Duration;

/** Runs one action after a delay. */
interface Timer extends AutoCloseable {
  /** Runs the action once after the delay; replaces an action that has not run yet. */
  void set(Duration delay, Runnable action);

  /** Drops the action and runs no other. */
  @Override
  void close();
}
