package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks of one account: those that wait, one behind the other, and what became of the
 * others. Guarded by the lock of its {@link CallbackSender}.
 */
final class DeliveryQueue {
  static final int MOST_WAITING = 1_000;
  static final int MOST_SETTLED = 1_000;

  private static final String NO_HASH = "[redacted]";

  private final AccountId account;
  private final RetryPolicy retries;
  private final DeliveryCounters tally;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<CallbackDelivery> settled = new ArrayDeque<>();
  private @Nullable CompletableFuture<AttemptResult> underWay;
  private boolean resting;
  private boolean calledFor;
  private long firstStillWanted = 1;
  private String whyNoLonger = "";

  private record Waiting(OutboxEntry notice, CallbackDelivery delivery) {
    Waiting with(CallbackDelivery newDelivery) {
      return new Waiting(notice, newDelivery);
    }
  }

  DeliveryQueue(AccountId account, RetryPolicy retries, DeliveryCounters tally) {
    this.account = account;
    this.retries = retries;
    this.tally = tally;
  }

  AccountId account() {
    return account;
  }

  /** Notes that there is something to collect; returns whether that is news. */
  boolean callFor() {
    boolean news = !calledFor;
    calledFor = true;
    return news;
  }

  void collect(AccountProfile profile, List<OutboxEntry> notices) {
    calledFor = false;
    for (OutboxEntry notice : notices) {
      CallbackDelivery delivery =
          new CallbackDelivery(
              notice.id(),
              CallbackType.of(notice.event()),
              notice.at(),
              DeliveryStatus.WAITING,
              0,
              null,
              CallbackBody.of(profile, notice, NO_HASH));
      if (notice.id() < firstStillWanted) {
        settle(delivery.failed(DeliveryStatus.DROPPED, whyNoLonger));
      } else if (waiting.size() < MOST_WAITING) {
        waiting.add(new Waiting(notice, delivery));
      } else {
        settle(delivery.failed(DeliveryStatus.DROPPED, MOST_WAITING + " wait already"));
      }
    }
  }

  /** Tells whether the first one in the lane can be sent now. */
  boolean ready() {
    return !waiting.isEmpty() && underWay == null && !resting;
  }

  int waiting() {
    return waiting.size();
  }

  boolean waits() {
    return !waiting.isEmpty();
  }

  /** Tells whether anything may still happen. */
  boolean busy() {
    return calledFor || waits();
  }

  /** Sends the first one in the lane. */
  CompletableFuture<AttemptResult> send(
      CallbackTransport post, AccountProfile profile, Callbacks receiver) {
    Waiting first = waiting.removeFirst();
    waiting.addFirst(first.with(first.delivery().attempted()));
    String hash = CallbackHash.of(receiver.salt(), profile, first.notice().id());
    CompletableFuture<AttemptResult> attempt =
        post.send(receiver.url(), CallbackBody.of(profile, first.notice(), hash));
    underWay = attempt;
    return attempt;
  }

  Optional<CompletableFuture<AttemptResult>> underWay() {
    return Optional.ofNullable(underWay);
  }

  /** Notes how the attempt under way ended; returns how long to wait before another one of it. */
  Optional<Duration> ended(AttemptResult verdict) {
    underWay = null;
    Waiting first = waiting.removeFirst();
    String failure = verdict.failure();
    if (failure == null) {
      settle(first.delivery().delivered());
      return Optional.empty();
    }
    Optional<Duration> wait =
        verdict.hopeless() ? Optional.empty() : retries.waitAfter(first.delivery().attempts());
    if (wait.isPresent()) {
      resting = true;
      waiting.addFirst(first.with(first.delivery().failed(DeliveryStatus.WAITING, failure)));
    } else {
      settle(first.delivery().failed(DeliveryStatus.FAILED, failure));
    }
    return wait;
  }

  void rested() {
    resting = false;
  }

  /** Gives up all notices before the given one, those that wait and those yet to be collected. */
  void recall(long nextNotice, String why) {
    firstStillWanted = nextNotice;
    whyNoLonger = why;
    dropBefore(nextNotice, why);
  }

  /** Gives up all that waits. */
  void drop(String why) {
    dropBefore(Long.MAX_VALUE, why);
  }

  /** An attempt under way, which is the oldest's, is ended; what comes of it is of no interest. */
  private void dropBefore(long nextNotice, String why) {
    if (waits() && waiting.getFirst().notice().id() < nextNotice) {
      resting = false;
      cancel();
    }
    while (waits() && waiting.getFirst().notice().id() < nextNotice) {
      settle(waiting.removeFirst().delivery().failed(DeliveryStatus.DROPPED, why));
    }
  }

  private void cancel() {
    CompletableFuture<AttemptResult> ending = underWay;
    underWay = null;
    if (ending != null) {
      ending.cancel(true);
    }
  }

  private void settle(CallbackDelivery delivery) {
    settled.add(delivery);
    tally.add(delivery.status());
    if (settled.size() > MOST_SETTLED) {
      settled.removeFirst();
    }
  }

  /** Returns all, oldest first; what was dropped overtook those that waited then. */
  List<CallbackDelivery> deliveries() {
    List<CallbackDelivery> all = new ArrayList<>(settled);
    waiting.forEach(one -> all.add(one.delivery()));
    all.sort(Comparator.comparingLong(CallbackDelivery::callbackId));
    return List.copyOf(all);
  }
}
