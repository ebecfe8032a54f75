package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A receiver within the mock server, for accounts whose callbacks are collected. It gets each
 * callback once, whatever becomes of its delivery. Guarded by the lock of its {@link
 * CallbackSender}.
 */
final class CallbackSink {
  static final int MOST = 10_000;

  private final Deque<ReceivedCallback> received = new ArrayDeque<>();
  private final Map<AccountId, Long> lastIds = new HashMap<>();
  private long count;
  private long forgotten;

  /** Collects what is new in the outbox of an account, withdrawn entries included. */
  void collect(Account account) {
    if (account.outbox().isCollected()) {
      long last = lastIds.getOrDefault(account.id(), 0L);
      account.outbox().entries().stream()
          .filter(entry -> entry.id() > last)
          .forEach(
              entry -> {
                receive(account, entry);
                lastIds.put(account.id(), entry.id());
              });
    }
  }

  /** Receives a callback, for the first time or again. */
  void receive(Account account, OutboxEntry entry) {
    CallbackContent content = CallbackContent.of(entry.event());
    Callbacks receiver = account.profile().callbacks();
    String hash =
        CallbackHash.of(receiver == null ? null : receiver.salt(), account.profile(), entry.id());
    count++;
    received.add(
        new ReceivedCallback(
            count,
            entry.id(),
            account.id(),
            content.type(),
            content.sipRegistrationId(),
            entry.at(),
            CallbackBody.of(account.profile(), entry, hash)));
    if (received.size() > MOST) {
      received.removeFirst();
      forgotten++;
    }
  }

  /** Returns the latest ones, oldest first. */
  List<ReceivedCallback> received() {
    return List.copyOf(received);
  }

  /** Returns how many were dropped for newer ones since the start or the last reset. */
  long forgotten() {
    return forgotten;
  }

  void clear() {
    received.clear();
    lastIds.clear();
    count = 0;
    forgotten = 0;
  }

  /** Removes the callbacks of one account, whose ids go on. */
  void clear(AccountId account) {
    received.removeIf(callback -> callback.accountId().equals(account));
  }
}
