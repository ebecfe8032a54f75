package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What became of the callbacks of accounts. Each account's last 1,000 are known, and those that
 * wait; a reset forgets them all.
 *
 * <p>Safe for many threads.
 */
public final class CallbackDeliveries {
  private final CallbackSender sender;

  CallbackDeliveries(CallbackSender sender) {
    this.sender = sender;
  }

  /**
   * Returns the callbacks of an account as they are now.
   *
   * @param account its id
   * @return the callbacks, oldest first; none if there is no such account
   */
  public List<CallbackDelivery> of(AccountId account) {
    return sender.deliveries(account);
  }

  /**
   * Returns how many callbacks there were or, if they wait, are, of all accounts together.
   *
   * @param status what became of them
   * @return their number since the server started, over all resets
   */
  public long count(DeliveryStatus status) {
    return sender.count(status);
  }

  /**
   * Waits until so many callbacks of an account have been delivered.
   *
   * @param account its id
   * @param count how many
   * @param patience how long to wait at most
   * @return the first so many that were delivered, oldest first
   * @throws IllegalStateException if they were not delivered in time; the message tells what became
   *     of them
   */
  public List<CallbackDelivery> awaitDelivered(AccountId account, int count, Duration patience) {
    return await(
        account,
        patience,
        count + " delivered",
        all -> {
          List<CallbackDelivery> delivered =
              all.stream().filter(one -> one.status() == DeliveryStatus.DELIVERED).toList();
          return delivered.size() < count
              ? Optional.empty()
              : Optional.of(delivered.subList(0, count));
        });
  }

  /**
   * Waits until a callback of a type has been delivered to the owner of an account.
   *
   * @param account its id
   * @param type the type
   * @param patience how long to wait at most
   * @return the oldest of that type that was delivered
   * @throws IllegalStateException if none was delivered in time; the message tells what became of
   *     the others
   */
  public CallbackDelivery awaitDelivered(AccountId account, CallbackType type, Duration patience) {
    return await(
        account,
        patience,
        type.wireName() + " delivered",
        all ->
            all.stream()
                .filter(one -> one.status() == DeliveryStatus.DELIVERED && one.type() == type)
                .findFirst());
  }

  /**
   * Waits until nothing that has happened to an account is still to be told.
   *
   * @param account its id
   * @param patience how long to wait at most
   * @return all its callbacks, oldest first, none of them waiting
   * @throws IllegalStateException if some still wait after that time; the message tells which
   */
  public List<CallbackDelivery> awaitSettled(AccountId account, Duration patience) {
    return await(
        account,
        patience,
        "nothing that waits",
        all -> sender.busy(account) ? Optional.empty() : Optional.of(all));
  }

  CallbackDelivery await(AccountId account, Predicate<CallbackDelivery> wanted, Duration patience) {
    return await(account, patience, "such a one", all -> all.stream().filter(wanted).findFirst());
  }

  private <T> T await(
      AccountId account,
      Duration patience,
      String what,
      Function<List<CallbackDelivery>, Optional<T>> question) {
    try {
      return sender
          .await(patience, () -> question.apply(of(account)))
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "Account %s has not %s within %s, but %s"
                          .formatted(account, what, patience, of(account))));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for callbacks", interrupted);
    }
  }
}
