package dev.sipregistration.mockserver.journal;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The latest calls of the platform's API, oldest first.
 *
 * <p>It has a fixed size: when it is full, each call replaces the oldest. A reset of the mock
 * server empties it; snapshots do not include it. Safe for use by many threads.
 */
public final class Journal implements CallObserver {
  /** The default number of calls. */
  public static final int DEFAULT_SIZE = 1_000;

  /** The maximum number of calls. */
  public static final int MAX_SIZE = 1_000_000;

  private final int size;
  private final ChangeSignal added = new ChangeSignal();
  private volatile RingBuffer buffer;

  /**
   * Makes an empty journal.
   *
   * @param size the number of calls to keep, 0 for none, at most {@link #MAX_SIZE}
   */
  public Journal(int size) {
    this.size = size;
    buffer = new RingBuffer(size);
  }

  @Override
  public Consumer<RecordedCall> arrived() {
    RingBuffer current = buffer;
    return call -> {
      current.add(call);
      added.signal();
    };
  }

  /** {@return all calls, oldest first, without calls in progress} */
  public List<RecordedCall> calls() {
    return buffer.calls();
  }

  /**
   * Returns the calls that fit a query.
   *
   * @param query which calls
   * @return the calls, oldest first
   */
  public List<RecordedCall> calls(CallQuery query) {
    return calls().stream().filter(query::fits).toList();
  }

  /**
   * Counts the calls that fit a query.
   *
   * @param query which calls
   * @return the number of calls
   */
  public int count(CallQuery query) {
    return (int) calls().stream().filter(query::fits).count();
  }

  /**
   * {@return the number of calls that were dropped for newer ones since the start, or since the
   * journal was last emptied}
   */
  public long forgotten() {
    return buffer.forgotten();
  }

  /** {@return the maximum number of calls} */
  public int size() {
    return size;
  }

  /**
   * Waits until that many calls fit a query, for code that calls in the background.
   *
   * @param query which calls
   * @param times how many there should be
   * @param timeout how long to wait at most, in real time
   * @return the calls, oldest first, as soon as there are that many
   * @throws AssertionError if there are more or fewer when the time is up; it names the nearest
   *     calls, and their differences
   */
  public List<RecordedCall> await(CallQuery query, Times times, Duration timeout) {
    added.await(() -> times.allow(count(query)), timeout);
    return verify(query, times);
  }

  /** Empties the journal. Calls in progress will not be in it; the next call is number 1 again. */
  public void clear() {
    buffer = new RingBuffer(size);
  }

  /**
   * Compares the number of calls that fit a query with an expectation.
   *
   * @param query which calls
   * @param times how many there should be
   * @return whether there are that many, and if not, a report that names the nearest calls
   */
  public Verification check(CallQuery query, Times times) {
    RingBuffer current = buffer;
    return Verification.of(current.calls(), current.forgotten(), query, times);
  }

  /**
   * Compares the number of calls of one account that fit a query with an expectation. The report
   * leaves out calls of others, and those that were not authenticated.
   *
   * @param account the account
   * @param query which of its calls
   * @param times how many there should be
   * @return whether there are that many, and if not, a report that names the nearest calls
   */
  public Verification check(AccountId account, CallQuery query, Times times) {
    RingBuffer current = buffer;
    List<RecordedCall> own =
        current.calls().stream().filter(CallQuery.any().account(account)::fits).toList();
    return Verification.of(own, current.forgotten(), query, times);
  }

  /**
   * Verifies that so many calls fit a query.
   *
   * @param query which calls
   * @param times how many there should be
   * @return the calls, oldest first
   * @throws AssertionError if there are more or fewer; it names the nearest calls, and their
   *     differences
   */
  public List<RecordedCall> verify(CallQuery query, Times times) {
    return check(query, times).orThrow();
  }
}
