package dev.sipregistration.mockserver.journal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The latest calls, without a lock. A call's number determines its slot. */
final class RingBuffer {
  private final AtomicReferenceArray<RecordedCall> slots;
  private final AtomicLong added = new AtomicLong();
  private final long generation;

  /** Makes an empty buffer; the generation counts those of its journal from 0. */
  RingBuffer(int size, long generation) {
    this.generation = generation;
    slots = new AtomicReferenceArray<>(size);
  }

  void add(RecordedCall call) {
    long number = added.incrementAndGet();
    if (slots.length() > 0) {
      // A writer delayed by a full lap must not overwrite newer entries.
      slots.accumulateAndGet(
          (int) ((number - 1) % slots.length()), call.numbered(number), RingBuffer::newer);
    }
  }

  /** Returns the newer call; an empty slot has none. */
  @SuppressWarnings("ReferenceEquality")
  private static RecordedCall newer(RecordedCall present, RecordedCall added) {
    return present == null || present.number() < added.number() ? added : present;
  }

  long generation() {
    return generation;
  }

  /** Returns the call of that number, or null if it is not, or not yet, there. */
  @Nullable RecordedCall get(long number) {
    if (slots.length() == 0) {
      return null;
    }
    RecordedCall call = slots.get((int) ((number - 1) % slots.length()));
    return call != null && call.number() == number ? call : null;
  }

  List<RecordedCall> calls() {
    return IntStream.range(0, slots.length())
        .mapToObj(slots::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingLong(RecordedCall::number))
        .toList();
  }

  void removeIf(Predicate<RecordedCall> unwanted) {
    for (int i = 0; i < slots.length(); i++) {
      slots.updateAndGet(i, call -> call != null && unwanted.test(call) ? null : call);
    }
  }

  /** Returns the number of the latest call, or 0 if there was none. */
  long latest() {
    return added.get();
  }

  long forgotten() {
    return Math.max(0, added.get() - slots.length());
  }
}
