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

  /** What a request that has begun takes besides its bytes: the packet it began in, and objects. */
  private static final int OVERHEAD = 24_576;

  private final MemoryBudget budget;
  private final int limit;
  private long reserved;
  private byte[] bytes = {};
  private int size;

  /**
   * Begins with nothing.
   *
   * @param budget what its memory is taken from
   * @param limit the most bytes there may be
   */
  GatheredBytes(MemoryBudget budget, int limit) {
    this.budget = budget;
    this.limit = limit;
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
    if (size + length > bytes.length && !grow(size + length)) {
      return false;
    }
    more.get(bytes, size, length);
    size += length;
    return true;
  }

  private boolean grow(int needed) {
    int capacity = Math.max(needed, Math.min(limit, Math.max(SMALLEST, 2 * bytes.length)));
    long more = OVERHEAD + capacity - reserved;
    if (!budget.tryReserve(more)) {
      return false;
    }
    reserved += more;
    bytes = Arrays.copyOf(bytes, capacity);
    return true;
  }

  /** Returns all of it, without another copy. */
  Buffer buffer() {
    return Buffers.wrap(null, bytes, 0, size);
  }

  /** Gives back what was taken from the budget. */
  void release() {
    budget.release(reserved);
    reserved = 0;
    bytes = new byte[0];
    size = 0;
  }
}
