package dev.sipregistration.mockserver.internal.http;

import java.util.Arrays;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.memory.Buffers;

/**
 * The beginning of something that is not complete yet. Its packets are copied together: kept as
 * they came, a thousand packets of one byte would take a hundred times their size.
 */
final class GatheredBytes {
  private static final int SMALLEST = 1024;

  private final MemoryBudget budget;
  private byte[] bytes = {};
  private int size;

  GatheredBytes(MemoryBudget budget) {
    this.budget = budget;
  }

  int size() {
    return size;
  }

  /**
   * Appends what remains in a buffer, and consumes it.
   *
   * @return whether the budget had room for it; if not, nothing was appended
   */
  boolean append(Buffer more) {
    int length = more.remaining();
    if (!grow(size + length)) {
      return false;
    }
    more.get(bytes, size, length);
    size += length;
    return true;
  }

  private boolean grow(int capacity) {
    if (capacity <= bytes.length) {
      return true;
    }
    int larger = Math.max(capacity, Math.max(SMALLEST, 2 * bytes.length));
    if (!budget.tryReserve(larger)) {
      return false;
    }
    int smaller = bytes.length;
    bytes = Arrays.copyOf(bytes, larger);
    budget.release(smaller);
    return true;
  }

  /** Returns all of it, without another copy. */
  Buffer buffer() {
    return Buffers.wrap(null, bytes, 0, size);
  }

  /** Gives back what was taken from the budget. */
  void release() {
    budget.release(bytes.length);
    bytes = new byte[0];
    size = 0;
  }
}
