package dev.sipregistration.mockserver.internal.metrics;

import dev.sipregistration.mockserver.journal.CallObserver;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Counts calls by method and outcome, and how long they took.
 *
 * <p>It is all that metrics cost a call: two additions. Names and labels are made on request. A
 * reset of the world does not touch it, because counters that fall mislead.
 */
public final class CallCounters implements CallObserver {
  /** Whatever else is called counts as one, or clients could make any number of series. */
  static final String UNKNOWN_METHOD = "unknown";

  private final Predicate<String> known;
  private final Map<Outcome, Sum> sums = new ConcurrentHashMap<>();
  private final Consumer<RecordedCall> counting = this::count;

  /** Counts the methods that are known apart from all others. */
  public CallCounters(Predicate<String> known) {
    this.known = known;
  }

  /** A method, and the responses to its calls. */
  record Outcome(String method, int status, int errorCode) {}

  /** How many there were, and how long all of them took. */
  static final class Sum {
    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    long calls() {
      return calls.sum();
    }

    double nanos() {
      return nanos.sum();
    }
  }

  @Override
  public Consumer<RecordedCall> arrived() {
    return counting;
  }

  private void count(RecordedCall call) {
    String method = known.test(call.method()) ? call.method() : UNKNOWN_METHOD;
    Outcome outcome = new Outcome(method, call.response().status(), call.response().errorCode());
    Sum sum = sums.get(outcome);
    if (sum == null) {
      sum = sums.computeIfAbsent(outcome, first -> new Sum());
    }
    sum.calls.increment();
    sum.nanos.add(call.duration().toNanos());
  }

  void forEach(BiConsumer<Outcome, Sum> action) {
    sums.forEach(action);
  }
}
