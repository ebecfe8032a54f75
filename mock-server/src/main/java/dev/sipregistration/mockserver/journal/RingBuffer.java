package dev.sipregistration.mockserver.journal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** The latest calls, each in the place that its number gives it; without a lock. */
final class RingBuffer {
  private final AtomicReferenceArray<RecordedCall> places;
  private final AtomicLong added = new AtomicLong();

  RingBuffer(int size) {
    places = new AtomicReferenceArray<>(size);
  }

  void add(RecordedCall call) {
    long number = added.incrementAndGet();
    if (places.length() > 0) {
      // Who was held up for a whole round must not overwrite what came later.
      places.accumulateAndGet(
          (int) ((number - 1) % places.length()), call.numbered(number), RingBuffer::later);
    }
  }

  /** The first call of a place has nobody before it. */
  @SuppressWarnings("ReferenceEquality")
  private static RecordedCall later(RecordedCall there, RecordedCall added) {
    return there == null || there.number() < added.number() ? added : there;
  }

  List<RecordedCall> calls() {
    return IntStream.range(0, places.length())
        .mapToObj(places::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingLong(RecordedCall::number))
        .toList();
  }

  long forgotten() {
    return Math.max(0, added.get() - places.length());
  }
}
