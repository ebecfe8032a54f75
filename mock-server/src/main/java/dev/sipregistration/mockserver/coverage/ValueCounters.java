package dev.sipregistration.mockserver.coverage;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often each value occurs. Safe for use by many threads. */
final class ValueCounters<T extends Comparable<T>> {
  private final Map<T, LongAdder> counters = new ConcurrentHashMap<>();

  void add(T value) {
    counters.computeIfAbsent(value, added -> new LongAdder()).increment();
  }

  long of(T value) {
    LongAdder counter = counters.get(value);
    return counter == null ? 0 : counter.sum();
  }

  /** Returns the values that occurred, in order. */
  Collection<T> values() {
    return new TreeSet<>(counters.keySet());
  }
}
