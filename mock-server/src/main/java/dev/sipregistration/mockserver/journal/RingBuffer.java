package dev.sipregistration.mockserver.journal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The latest calls, without a lock. A call's number determines its slot. */
final class RingBuffer {
  private final AtomicReferenceArray<RecordedCall> slots;
  private final AtomicLong added = new AtomicLong();

  RingBuffer(int size) {
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
