package dev.sipregistration.mockserver.journal;

import java.util.function.Consumer;

/**
 * Observes every call of the platform's API, whether its operation exists or not.
 *
 * <p>Runs on the threads that serve requests, on many at once: it must be quick and must not fail.
 */
@FunctionalInterface
public interface CallObserver {
  /**
   * Notes that a call has arrived. A call belongs to where it began: one that was in progress
   * during a reset is not counted after it.
   *
   * @return receives the call when its response is ready, before that is sent; called once at most
   */
  Consumer<RecordedCall> arrived();
}
