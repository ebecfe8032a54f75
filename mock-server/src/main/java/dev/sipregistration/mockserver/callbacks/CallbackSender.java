package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Takes what has happened out of the accounts' outboxes and tells their owners.
 *
 * <p>Each account has a lane: its callbacks are sent one after the other, and a receiver that does
 * not answer holds up nobody else. The committing thread only calls for the collection, which, like
 * everything after it, is done by threads of this room. The lock is held for no longer than a step
 * in memory takes, and never while anybody waits for a network.
 */
public final class CallbackSender implements CommitListener, AutoCloseable {
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);
  private static final String REMOVED = "The receiver was removed";
  private static final String LEFT = "The world was left";

  private final WorldStore store;
  private final AccountControl control;
  private final CallbackTransport post;
  private final Scheduler scheduler;
  private final RetryPolicy retries;
  private final Map<AccountId, DeliveryQueue> lanes = new ConcurrentHashMap<>();
  private final DeliveryCounters tally = new DeliveryCounters();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean betweenWorlds;
  private boolean closed;

  CallbackSender(
      WorldStore store, CallbackTransport post, Scheduler scheduler, RetryPolicy retries) {
    this.store = store;
    this.post = post;
    this.scheduler = scheduler;
    this.retries = retries;
    control = new AccountControl(store);
  }

  /**
   * Starts a sender. Its threads are daemons, and start with the first callback.
   *
   * @param store the world whose accounts' owners are told
   * @param hosts where callbacks may go
   * @return the sender, which closing stops
   */
  public static CallbackSender start(WorldStore store, CallbackHosts hosts) {
    return start(
        store,
        new HttpCallbackTransport(hosts, LONGEST_ATTEMPT),
        new DaemonScheduler(),
        RetryPolicy.STANDARD);
  }

  static CallbackSender start(
      WorldStore store, CallbackTransport post, Scheduler scheduler, RetryPolicy retries) {
    CallbackSender sender = new CallbackSender(store, post, scheduler, retries);
    store.listen(sender);
    return sender;
  }

  /**
   * Returns what became of the callbacks.
   *
   * @return a view that stays true
   */
  public CallbackDeliveries deliveries() {
    return new CallbackDeliveries(this);
  }

  @Override
  public void committed(Account account) {
    boolean isNews = !account.outbox().notices().isEmpty();
    if (account.profile().callbacks() == null && (isNews || waits(account.id()))) {
      recall(account);
    }
    if (isNews) {
      callFor(account.id());
    }
  }

  private boolean waits(AccountId account) {
    DeliveryQueue lane = lanes.get(account);
    return lane != null && reading(lane::waits);
  }

  /**
   * At once, or what waits would be sent to a receiver that is set in the next moment. If that has
   * happened meanwhile, what has happened since is for the new one.
   */
  private void recall(Account account) {
    changing(
        () -> {
          DeliveryQueue lane = laneOf(account.id());
          lane.recall(account.outbox().nextId(), REMOVED);
          scheduler.run(() -> changing(() -> goOn(lane)));
        });
  }

  private void callFor(AccountId account) {
    changing(
        () -> {
          DeliveryQueue lane = laneOf(account);
          if (lane.callFor()) {
            scheduler.run(() -> changing(() -> collect(lane)));
          }
        });
  }

  private DeliveryQueue laneOf(AccountId account) {
    return lanes.computeIfAbsent(account, id -> new DeliveryQueue(id, retries, tally));
  }

  @Override
  public void leaving() {
    changing(
        () -> {
          betweenWorlds = true;
          lanes.values().forEach(lane -> lane.drop(LEFT));
        });
  }

  @Override
  public void entered() {
    changing(
        () -> {
          betweenWorlds = false;
          lanes.clear();
        });
  }

  /** What is under way has a moment to arrive; what waits is not sent any more. */
  @Override
  public void close() {
    changing(() -> closed = true);
    List<CompletableFuture<AttemptResult>> underWay =
        reading(() -> lanes.values().stream().flatMap(lane -> lane.underWay().stream()).toList());
    try {
      CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
          .get(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      underWay.forEach(attempt -> attempt.cancel(true));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    post.close();
    scheduler.close();
  }

  /** The lock is held from the taking to the noting, so that the world is the same at both. */
  private void collect(DeliveryQueue lane) {
    if (isOfThisWorld(lane)) {
      List<OutboxEntry> notices =
          control.takeNotices(lane.account()) instanceof Outcome.Accepted<List<OutboxEntry>> taken
              ? taken.value()
              : List.of();
      store.find(lane.account()).ifPresent(account -> lane.collect(account.profile(), notices));
      proceed(lane);
    }
  }

  private void proceed(DeliveryQueue lane) {
    Optional<Account> account = store.find(lane.account());
    Callbacks receiver = account.map(found -> found.profile().callbacks()).orElse(null);
    if (receiver != null && lane.ready()) {
      CompletableFuture<AttemptResult> attempt =
          lane.send(post, account.orElseThrow().profile(), receiver);
      // Ending exceptionally it was cancelled, and nobody wants to know.
      var unused =
          attempt.thenAccept(
              verdict -> scheduler.run(() -> changing(() -> ended(lane, attempt, verdict))));
    }
  }

  private void ended(
      DeliveryQueue lane, CompletableFuture<AttemptResult> attempt, AttemptResult verdict) {
    if (isOfThisWorld(lane) && lane.underWay().filter(attempt::equals).isPresent()) {
      lane.ended(verdict)
          .ifPresentOrElse(
              wait -> scheduler.runAfter(wait, () -> changing(() -> goOnRested(lane))),
              () -> proceed(lane));
    }
  }

  private void goOnRested(DeliveryQueue lane) {
    lane.rested();
    goOn(lane);
  }

  private void goOn(DeliveryQueue lane) {
    if (isOfThisWorld(lane)) {
      proceed(lane);
    }
  }

  private boolean isOfThisWorld(DeliveryQueue lane) {
    return !closed && !betweenWorlds && Objects.equals(lanes.get(lane.account()), lane);
  }

  List<CallbackDelivery> deliveries(AccountId account) {
    return reading(
        () -> {
          DeliveryQueue lane = lanes.get(account);
          return lane == null ? List.of() : lane.deliveries();
        });
  }

  long count(DeliveryStatus status) {
    return status == DeliveryStatus.WAITING
        ? reading(() -> lanes.values().stream().mapToLong(DeliveryQueue::waiting).sum())
        : tally.count(status);
  }

  boolean busy(AccountId account) {
    return reading(
        () -> {
          DeliveryQueue lane = lanes.get(account);
          return lane != null && lane.busy();
        });
  }

  /** Returns the first answer there is, and waits for changes until there is one. */
  <T> Optional<T> await(Duration patience, Supplier<Optional<T>> question)
      throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      Optional<T> answer = question.get();
      while (answer.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
        answer = question.get();
      }
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private <T> T reading(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  private void changing(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }
}
