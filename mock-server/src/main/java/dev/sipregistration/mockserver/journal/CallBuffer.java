package dev.sipregistration.mockserver.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The latest calls, as many as are allowed by number and by bytes; at least the very latest. A lock
 * guards them, for the moment that an addition takes.
 */
final class CallBuffer {
  private final int maxCalls;
  private final long maxBytes;
  private final long generation;
  private final Deque<RecordedCall> calls = new ArrayDeque<>();
  private long added;
  private long forgotten;
  private long bytes;

  /** Makes an empty buffer; the generation counts those of its journal from 0. */
  CallBuffer(int maxCalls, long maxBytes, long generation) {
    this.maxCalls = maxCalls;
    this.maxBytes = maxBytes;
    this.generation = generation;
  }

  long generation() {
    return generation;
  }

  synchronized void add(RecordedCall call) {
    added++;
    calls.addLast(call.numbered(added));
    bytes += call.bytes();
    while (calls.size() > maxCalls || (bytes > maxBytes && calls.size() > 1)) {
      bytes -= calls.removeFirst().bytes();
      forgotten++;
    }
  }

  /** Returns all calls, oldest first. */
  synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** Returns the calls whose numbers are higher, oldest first. */
  synchronized List<RecordedCall> after(long number) {
    Deque<RecordedCall> later = new ArrayDeque<>();
    Iterator<RecordedCall> latestFirst = calls.descendingIterator();
    while (latestFirst.hasNext()) {
      RecordedCall call = latestFirst.next();
      if (call.number() <= number) {
        break;
      }
      later.addFirst(call);
    }
    return List.copyOf(later);
  }

  synchronized void removeIf(Predicate<RecordedCall> unwanted) {
    calls.removeIf(unwanted);
    bytes = calls.stream().mapToLong(RecordedCall::bytes).sum();
  }

  /** Returns the number of the latest call, or 0 if there was none. */
  synchronized long latest() {
    return added;
  }

  /** Returns the number of calls that were dropped for newer ones. */
  synchronized long forgotten() {
    return forgotten;
  }

  /** Returns what the calls take, estimated. */
  synchronized long bytes() {
    return bytes;
  }
}
