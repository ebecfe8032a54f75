package dev.sipregistration.mockserver.internal.http;

import java.util.Arrays;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.CloseType;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.memory.Buffers;

/**
 * The beginning of something that is not complete yet. Its packets are copied together: kept as
 * they came, a thousand packets of one byte would take a hundred times their size. What it takes
 * from the budget is given back when it is released, or when its connection closes.
 */
final class GatheredBytes implements CloseListener<Closeable, CloseType> {
  /** What a request that has begun takes besides its bytes: the packet it began in, and objects. */
  static final int OVERHEAD = 24_576;

  private static final int SMALLEST = 1024;

  private final Connection<?> connection;
  private final MemoryBudget budget;
  private final int limit;
  private byte[] bytes = {};
  private int size;
  private long reserved;
  private boolean released;

  private GatheredBytes(Connection<?> connection, MemoryBudget budget, int limit) {
    this.connection = connection;
    this.budget = budget;
    this.limit = limit;
  }

  /**
   * Begins with nothing.
   *
   * @param connection where the bytes come from
   * @param budget what their memory is taken from
   * @param limit the most bytes there may be
   */
  static GatheredBytes begin(Connection<?> connection, MemoryBudget budget, int limit) {
    GatheredBytes begun = new GatheredBytes(connection, budget, limit);
    connection.addCloseListener(begun);
    return begun;
  }

  synchronized int size() {
    return size;
  }

  /**
   * Appends what remains in a buffer, and consumes it.
   *
   * @return whether there was room for it; if not, nothing was appended
   */
  synchronized boolean append(Buffer more) {
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
    if (released || !budget.tryReserve(more)) {
      return false;
    }
    reserved += more;
    bytes = Arrays.copyOf(bytes, capacity);
    return true;
  }

  /** Returns all of it, without another copy. */
  synchronized Buffer buffer() {
    return Buffers.wrap(null, bytes, 0, size);
  }

  void release() {
    connection.removeCloseListener(this);
    giveBack();
  }

  @Override
  public void onClosed(Closeable closed, CloseType how) {
    giveBack();
  }

  private synchronized void giveBack() {
    budget.release(reserved);
    reserved = 0;
    released = true;
  }
}
