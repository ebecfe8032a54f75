package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.journal.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The callbacks that the mock server has collected itself: the latest 10,000, oldest first. A reset
 * clears them, and so does the return to a snapshot.
 *
 * <p>A callback is among them as soon as the call is done, or the time is reached, that has caused
 * it. Safe for many threads.
 */
public final class ReceivedCallbacks {
  private final CallbackSender sender;

  ReceivedCallbacks(CallbackSender sender) {
    this.sender = sender;
  }

  /** Returns the callbacks that fit a query, oldest first. */
  public List<ReceivedCallback> find(CallbackQuery query) {
    return sender.received().stream().filter(query::fits).toList();
  }

  /**
   * Returns how many callbacks were dropped for newer ones since the start, or since the last
   * reset.
   */
  public long forgotten() {
    return sender.forgotten();
  }

  /**
   * Verifies that so many callbacks fit a query.
   *
   * @return the callbacks, oldest first
   * @throws AssertionError if there are more or fewer; it names the nearest callbacks, and their
   *     differences
   */
  public List<ReceivedCallback> verify(CallbackQuery query, Times times) {
    return verified(find(CallbackQuery.any()), query, times);
  }

  /**
   * Verifies that so many callbacks of one account fit a query. The report leaves out callbacks of
   * others.
   *
   * @return the callbacks, oldest first
   * @throws AssertionError if there are more or fewer; it names the nearest callbacks, and their
   *     differences
   */
  public List<ReceivedCallback> verify(AccountId account, CallbackQuery query, Times times) {
    return verified(find(CallbackQuery.any().account(account)), query, times);
  }

  /**
   * Waits until that many callbacks fit a query, for events that are caused in the background.
   *
   * @param timeout how long to wait at most, in real time
   * @return the callbacks, oldest first, as soon as there are that many
   * @throws AssertionError if there are more or fewer when the time is up; it names the nearest
   *     callbacks, and their differences
   */
  public List<ReceivedCallback> await(CallbackQuery query, Times times, Duration timeout) {
    try {
      var unused =
          sender.await(
              timeout,
              () -> times.allow(find(query).size()) ? Optional.of(true) : Optional.empty());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return verify(query, times);
  }

  private List<ReceivedCallback> verified(
      List<ReceivedCallback> all, CallbackQuery query, Times times) {
    return verified(all, forgotten(), query, times);
  }

  /**
   * Verifies that so many of these callbacks fit a query.
   *
   * @param all the callbacks, oldest first
   * @param forgotten the number of callbacks that were dropped
   * @param query which of them
   * @param times how many there should be
   * @return the callbacks that fit, oldest first
   * @throws AssertionError if there are more or fewer; it names the nearest callbacks, and their
   *     differences
   */
  public static List<ReceivedCallback> verified(
      List<ReceivedCallback> all, long forgotten, CallbackQuery query, Times times) {
    List<ReceivedCallback> fitting = all.stream().filter(query::fits).toList();
    if (!times.allow(fitting.size())) {
      throw new AssertionError(new CallbackMismatch(all, forgotten, query, times).text());
    }
    return fitting;
  }
}
