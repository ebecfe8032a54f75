package dev.sipregistration.mockserver.journal;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest calls of the platform's API, oldest first.
 *
 * <p>Its size is limited: when it is full, each call replaces the oldest ones. It is full when it
 * has as many calls as it may, or takes {@link #BYTES_PER_CALL} times as many bytes, estimated, or
 * an eighth of the greatest heap; the latest call is in it however long it is. A reset of the mock
 * server empties it; snapshots do not include it. Safe for use by many threads.
 */
public final class Journal implements CallObserver {
  /** The default number of calls. */
  public static final int DEFAULT_SIZE = 1_000;

  /** The maximum number of calls. */
  public static final int MAX_SIZE = 1_000_000;

  /** The bytes that a call may take on average, which is far more than an ordinary one does. */
  public static final int BYTES_PER_CALL = 16 * 1024;

  private final int size;
  private final long maxBytes;
  private final BiConsumer<@Nullable String, Set<String>> names;
  private final ChangeSignal added = new ChangeSignal();
  private volatile CallBuffer buffer;

  /**
   * Makes an empty journal that takes any query.
   *
   * @param size the number of calls to keep, 0 for none, at most {@link #MAX_SIZE}
   */
  public Journal(int size) {
    this(size, (method, parameters) -> {});
  }

  /**
   * Makes an empty journal.
   *
   * @param size the number of calls to keep, 0 for none, at most {@link #MAX_SIZE}
   * @param names refuses, with {@link IllegalArgumentException}, the names of a method, or null for
   *     any, and of parameters that do not exist
   */
  public Journal(int size, BiConsumer<@Nullable String, Set<String>> names) {
    this(size, names, Math.min((long) size * BYTES_PER_CALL, Runtime.getRuntime().maxMemory() / 8));
  }

  Journal(int size, BiConsumer<@Nullable String, Set<String>> names, long maxBytes) {
    this.size = size;
    this.names = names;
    this.maxBytes = maxBytes;
    buffer = new CallBuffer(size, maxBytes, 0);
  }

  @Override
  public Consumer<RecordedCall> arrived() {
    CallBuffer current = buffer;
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
   * Returns a view of the calls from now on: those that are recorded after this method has
   * returned, or after the journal was emptied since.
   *
   * @return returns the calls that are still in the journal, oldest first
   */
  public Supplier<List<RecordedCall>> fromNowOn() {
    CallBuffer before = buffer;
    long latest = before.latest();
    return () -> {
      CallBuffer current = buffer;
      return current.calls().stream()
          .filter(call -> !current.equals(before) || call.number() > latest)
          .toList();
    };
  }

  /**
   * Returns a reader of all calls, or of those after one that was read before.
   *
   * @param generation the generation of the journal that the call was of, as its reader told
   * @param number the number of the call, or 0 for all; ignored if the journal was emptied since
   * @return the reader
   */
  public JournalReader reader(long generation, long number) {
    return new JournalReader(() -> buffer, generation, number);
  }

  /**
   * Returns the calls that fit a query.
   *
   * @param query which calls
   * @return the calls, oldest first
   * @throws IllegalArgumentException if there is no such method or parameter
   */
  public List<RecordedCall> calls(CallQuery query) {
    query.check(names);
    return calls().stream().filter(query::fits).toList();
  }

  /**
   * Counts the calls that fit a query.
   *
   * @param query which calls
   * @return the number of calls
   * @throws IllegalArgumentException if there is no such method or parameter
   */
  public int count(CallQuery query) {
    return calls(query).size();
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

  /** Returns what the calls take, in bytes, estimated. */
  long bytes() {
    return buffer.bytes();
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
  public synchronized void clear() {
    buffer = new CallBuffer(size, maxBytes, buffer.generation() + 1);
  }

  /**
   * Removes the calls of one account. The numbers of later calls go on.
   *
   * @param account the account
   */
  public void clear(AccountId account) {
    buffer.removeIf(CallQuery.any().account(account)::fits);
  }

  /**
   * Compares the number of calls that fit a query with an expectation.
   *
   * @param query which calls
   * @param times how many there should be
   * @return whether there are that many, and if not, a report that names the nearest calls
   * @throws IllegalArgumentException if there is no such method or parameter
   */
  public Verification check(CallQuery query, Times times) {
    query.check(names);
    CallBuffer current = buffer;
    return Verification.of(current.calls(), current.forgotten(), query, times);
  }

  /**
   * Compares the number of calls of one account that fit a query with an expectation, those not
   * authenticated whose token names the account included. The report leaves out calls of others.
   *
   * @param account the account
   * @param query which of its calls
   * @param times how many there should be
   * @return whether there are that many, and if not, a report that names the nearest calls
   * @throws IllegalArgumentException if there is no such method or parameter
   */
  public Verification check(AccountId account, CallQuery query, Times times) {
    query.check(names);
    CallBuffer current = buffer;
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
