package dev.sipregistration.mockserver.internal.store;

import java.time.Duration;

/** Something that can be set to ring once. */
interface Timer extends AutoCloseable {
  /** Has the action run once after the delay, in place of an action that has not run yet. */
  void set(Duration delay, Runnable action);

  /** Forgets the action and never rings again. */
  @Override
  void close();
}
