package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The deliveries of callbacks. Of each account those that wait are listed, and the last 1,000 that
 * have ended; a reset clears the list.
 *
 * <p>Safe for many threads.
 */
public final class CallbackDeliveries {
  private final CallbackSender sender;

  CallbackDeliveries(CallbackSender sender) {
    this.sender = sender;
  }

  /** Returns the callbacks of an account, oldest first; none if there is no such account. */
  public List<CallbackDelivery> of(AccountId account) {
    return sender.deliveries(account);
  }

  /**
   * Returns how many callbacks of all accounts wait now, or have ended with a status since the
   * server started, resets included.
   */
  public long count(DeliveryStatus status) {
    return status == DeliveryStatus.WAITING ? sender.waiting() : sender.ended(status);
  }

  /**
   * Waits until a number of callbacks of an account have been delivered, and returns the first
   * ones, oldest first.
   *
   * @throws IllegalStateException if they were not delivered in time; the message lists all
   *     callbacks of the account
   */
  public List<CallbackDelivery> awaitDelivered(AccountId account, int count, Duration patience) {
    return await(
        account,
        patience,
        count + " delivered",
        () -> {
          List<CallbackDelivery> delivered = sender.delivered(account);
          return delivered.size() < count
              ? Optional.empty()
              : Optional.of(delivered.subList(0, count));
        });
  }

  /**
   * Waits until a callback of a type has been delivered to the owner of an account, and returns the
   * oldest one.
   *
   * @throws IllegalStateException if none was delivered in time; the message lists all callbacks of
   *     the account
   */
  public CallbackDelivery awaitDelivered(AccountId account, CallbackType type, Duration patience) {
    return await(
        account,
        patience,
        type.wireName() + " delivered",
        () ->
            sender.delivered(account).stream()
                .filter(delivery -> delivery.type() == type)
                .findFirst());
  }

  /**
   * Waits until no callback of an account waits any more, and returns all of them, oldest first.
   *
   * @throws IllegalStateException if some still wait after that time; the message lists all
   *     callbacks of the account
   */
  public List<CallbackDelivery> awaitSettled(AccountId account, Duration patience) {
    return await(
        account,
        patience,
        "nothing that waits",
        () -> sender.waiting(account) > 0 ? Optional.empty() : Optional.of(of(account)));
  }

  private <T> T await(
      AccountId account, Duration patience, String expected, Supplier<Optional<T>> question) {
    try {
      return sender
          .await(patience, question)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "Account %s has not %s within %s, but %s"
                          .formatted(account, expected, patience, of(account))));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for callbacks", interrupted);
    }
  }
}
