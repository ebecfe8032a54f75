package dev.sipregistration.mockserver.journal;

import java.util.function.Consumer;

/**
 * Hears of every call of the platform's API that comes to an operation, or would have come to one.
 *
 * <p>Called on the threads that answer, by many at once: it must be quick, and must not fail.
 */
@FunctionalInterface
public interface CallObserver {
  /**
   * Notes that a call has come. Who clears or resets in between can leave it behind: a call ends
   * where it began.
   *
   * @return whom to tell once it is answered, before the answer is sent; told once at most
   */
  Consumer<RecordedCall> arrived();
}
