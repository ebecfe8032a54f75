package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The deliveries of callbacks. Of each account those that wait are listed, and the last 1,000 that
 * have ended; a reset clears the list.
 *
 * <p>Safe for many threads.
 */
public final class CallbackDeliveries {
  private final CallbackSender sender;
  private final WorldStore store;

  CallbackDeliveries(CallbackSender sender, WorldStore store) {
    this.sender = sender;
    this.store = store;
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

  /**
   * Sends a callback about something that has not happened, to try a receiver. It waits for its
   * turn, and is retried, like any other. Nothing else of the account changes.
   *
   * @param type its type; it is about the account's first SIP registration, or an imaginary one if
   *     the account has none
   * @return its delivery, which need not have ended
   * @throws NoSuchElementException if there is no such account
   * @throws IllegalStateException if callbacks of the account go nowhere
   */
  public CallbackDelivery send(AccountId account, CallbackType type) {
    return send(account, type, now -> now.registrations().all().stream().findFirst());
  }

  /**
   * Sends a callback about something that has not happened, to try a receiver. It waits for its
   * turn, and is retried, like any other. Nothing else of the account changes.
   *
   * @param about the SIP registration that it is about, if it is of a type that is about one
   * @return its delivery, which need not have ended
   * @throws NoSuchElementException if there is no such account or SIP registration
   * @throws IllegalStateException if callbacks of the account go nowhere
   */
  public CallbackDelivery send(AccountId account, CallbackType type, SipRegistrationId about) {
    return send(
        account,
        type,
        now ->
            Optional.of(
                now.registrations()
                    .find(about)
                    .orElseThrow(
                        () ->
                            new NoSuchElementException(
                                "Account %s has no SIP registration %s"
                                    .formatted(account, about)))));
  }

  private CallbackDelivery send(
      AccountId id, CallbackType type, Function<Account, Optional<SipRegistration>> about) {
    Account account =
        new AccountControl(store)
            .pretend(
                id, (before, now) -> new SampleEvents(before, about.apply(before), now).of(type))
            .orElseThrow(refusals -> noAccount(id));
    requireReceiver(account);
    long callbackId = account.outbox().nextId() - 1;
    return of(id).stream()
        .filter(delivery -> delivery.callbackId() == callbackId)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The server was reset in the meantime"));
  }

  /**
   * Sends a callback that was delivered, or has failed, once more: at once, without a retry, with
   * the same id and details. Waits for the response of the receiver, for ten seconds at most.
   *
   * @return the delivery after that, with the result as its status
   * @throws NoSuchElementException if there is no such account, or the callback is not among those
   *     of the account that have ended
   * @throws IllegalStateException if callbacks of the account go nowhere
   */
  public CallbackDelivery resend(AccountId id, long callbackId) {
    Account account = store.find(id).orElseThrow(() -> noAccount(id));
    requireReceiver(account);
    return sender
        .resend(account, callbackId)
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "Account %s has no callback %s whose delivery has ended"
                        .formatted(id, callbackId)))
        .join();
  }

  private static NoSuchElementException noAccount(AccountId id) {
    return new NoSuchElementException("There is no account " + id);
  }

  private static void requireReceiver(Account account) {
    if (!account.hasReceiver()) {
      throw new IllegalStateException(
          "Callbacks of account %s go nowhere: set its receiver, or start the server with"
                  .formatted(account.id())
              + " --callback-sink");
    }
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
