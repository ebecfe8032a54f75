package dev.sipregistration.mockserver.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the calls of a journal as they are recorded, each once. Calls that were dropped before they
 * were read are skipped. For one thread.
 */
public final class JournalReader {
  private final Supplier<RingBuffer> current;
  private RingBuffer buffer;
  private long read;
  private long settled;

  JournalReader(Supplier<RingBuffer> current, long generation, long number) {
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
    RingBuffer now = current.get();
    boolean emptied = now.generation() != buffer.generation();
    if (emptied) {
      buffer = now;
      read = 0;
      settled = 0;
    }
    return emptied;
  }

  /** {@return the calls that were recorded since the last time, oldest first} */
  public List<RecordedCall> next() {
    List<RecordedCall> calls = new ArrayList<>();
    long latest = buffer.latest();
    for (long number = Math.max(read, buffer.forgotten()) + 1; number <= latest; number++) {
      RecordedCall call = buffer.get(number);
      if (call != null) {
        calls.add(call);
      } else if (number > settled) {
        // It has its number and not yet its place, or it was removed: the next time will tell.
        break;
      }
      read = number;
    }
    settled = latest;
    return calls;
  }
}
