package dev.sipregistration.mockserver.journal;

import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the calls of a journal as they are recorded, each once. Calls that were dropped before they
 * were read are skipped. For one thread.
 */
public final class JournalReader {
  private final Supplier<CallBuffer> current;
  private CallBuffer buffer;
  private long read;

  JournalReader(Supplier<CallBuffer> current, long generation, long number) {
    this.current = current;
    buffer = current.get();
    read = buffer.generation() == generation ? Math.min(number, buffer.latest()) : 0;
  }

  /** {@return how often the journal had been emptied when the calls read last were recorded} */
  public long generation() {
    return buffer.generation();
  }

  /**
   * Follows the journal if it was emptied.
   *
   * @return whether it was; calls are numbered anew then
   */
  public boolean followEmptied() {
    CallBuffer now = current.get();
    boolean emptied = now.generation() != buffer.generation();
    if (emptied) {
      buffer = now;
      read = 0;
    }
    return emptied;
  }

  /** {@return the calls that were recorded since the last time, oldest first} */
  public List<RecordedCall> next() {
    List<RecordedCall> calls = buffer.after(read);
    if (!calls.isEmpty()) {
      read = calls.get(calls.size() - 1).number();
    }
    return calls;
  }
}
