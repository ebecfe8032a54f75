package dev.sipregistration.mockserver.journal;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The latest calls of the platform's API, oldest first.
 *
 * <p>It holds a fixed number: when it is full, each call takes the place of the oldest. A reset of
 * the mock server empties it; snapshots do not hold it. Safe for many threads.
 */
public final class Journal implements CallObserver {
  /** The number of calls that are kept unless told otherwise. */
  public static final int USUAL_SIZE = 1_000;

  /** The greatest number of calls that can be kept. */
  public static final int GREATEST_SIZE = 1_000_000;

  private final int size;
  private final ChangeSignal news = new ChangeSignal();
  private volatile RingBuffer ring;

  /**
   * Makes an empty journal.
   *
   * @param size the number of calls to keep, 0 for none, at most {@link #GREATEST_SIZE}
   */
  public Journal(int size) {
    this.size = size;
    ring = new RingBuffer(size);
  }

  @Override
  public Consumer<RecordedCall> arrived() {
    RingBuffer now = ring;
    return call -> {
      now.add(call);
      news.tell();
    };
  }

  /**
   * Returns all calls that are kept.
   *
   * @return the calls, oldest first; calls still under way are not among them
   */
  public List<RecordedCall> calls() {
    return ring.calls();
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
   * @return how many of those that are kept
   */
  public int count(CallQuery query) {
    return (int) calls().stream().filter(query::fits).count();
  }

  /**
   * Returns how many calls are kept no longer, because others have taken their places.
   *
   * @return the number since the start, or since the journal was last emptied
   */
  public long forgotten() {
    return ring.forgotten();
  }

  /**
   * Returns how many calls are kept at most.
   *
   * @return the size
   */
  public int size() {
    return size;
  }

  /**
   * Waits until so many calls fit a query, for code that calls in the background.
   *
   * @param query which calls
   * @param times how many there should be
   * @param longest how long to wait at most, in real time
   * @return the calls, oldest first, as soon as there are so many
   * @throws AssertionError if there are more or fewer when the time is up; it names the nearest
   *     calls, and what is different about them
   */
  public List<RecordedCall> await(CallQuery query, Times times, Duration longest) {
    news.await(() -> times.allow(count(query)), longest);
    return verify(query, times);
  }

  /** Empties the journal. Calls under way will not be in it, and the next one is number 1 again. */
  public void clear() {
    ring = new RingBuffer(size);
  }

  /**
   * Compares the number of calls that fit a query with what was expected.
   *
   * @param query which calls
   * @param times how many there should be
   * @return whether there are so many, and if not, a report that names the nearest calls
   */
  public Verification check(CallQuery query, Times times) {
    RingBuffer now = ring;
    return Verification.of(now.calls(), now.forgotten(), query, times);
  }

  /**
   * Compares the number of calls of one account that fit a query with what was expected. Calls of
   * others, and those that were not let in, are in no report.
   *
   * @param account the account
   * @param query which of its calls
   * @param times how many there should be
   * @return whether there are so many, and if not, a report that names the nearest calls
   */
  public Verification check(AccountId account, CallQuery query, Times times) {
    RingBuffer now = ring;
    List<RecordedCall> own =
        now.calls().stream().filter(CallQuery.any().account(account)::fits).toList();
    return Verification.of(own, now.forgotten(), query, times);
  }

  /**
   * Makes sure that so many calls fit a query.
   *
   * @param query which calls
   * @param times how many there should be
   * @return the calls, oldest first
   * @throws AssertionError if there are more or fewer; it names the nearest calls, and what is
   *     different about them
   */
  public List<RecordedCall> verify(CallQuery query, Times times) {
    return check(query, times).orThrow();
  }
}
