package dev.sipregistration.mockserver.coverage;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts how often each of several things comes, on many threads at once.
 *
 * @param <T> the things
 */
final class Tally<T extends Comparable<T>> {
  private final Map<T, LongAdder> counters = new ConcurrentHashMap<>();

  void add(T thing) {
    counters.computeIfAbsent(thing, added -> new LongAdder()).increment();
  }

  long of(T thing) {
    LongAdder counter = counters.get(thing);
    return counter == null ? 0 : counter.sum();
  }

  /** Returns what has come, in order. */
  Collection<T> things() {
    return new TreeSet<>(counters.keySet());
  }
}
