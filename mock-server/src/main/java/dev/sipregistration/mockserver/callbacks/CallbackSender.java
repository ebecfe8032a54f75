package dev.sipregistration.mockserver.callbacks;

import static java.util.stream.Collectors.partitioningBy;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Delivers what is in the accounts' outboxes, the oldest entry of each account first. An entry
 * stays in the outbox until it is delivered or given up.
 *
 * <p>A commit is only a hint to look at an account; what is due is read from the store. Everything
 * else happens in the scheduler's thread, under a lock that is never held while waiting for a
 * network. No other world is entered while the lock is held, so an entry that is removed after a
 * delivery is the delivered one, and not an entry of another world with the same id.
 */
public final class CallbackSender implements CommitListener, AutoCloseable {
  static final int MOST_WAITING = 1_000;

  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);
  private static final String REMOVED = "The receiver was removed";
  private static final String TOO_MANY = MOST_WAITING + " wait already";

  private final WorldStore store;
  private final CallbackTransport transport;
  private final Scheduler scheduler;
  private final RetryPolicy retries;
  private final Set<AccountId> scheduled = ConcurrentHashMap.newKeySet();
  private final Map<AccountId, DeliveryAttempts> current = new HashMap<>();

  /** The accounts whose callbacks this server has claimed, and those it wants to ask for again. */
  private final Set<AccountId> claimed = new HashSet<>();

  private final Set<AccountId> lookingAgain = new HashSet<>();

  /** Entries that are not to be sent again, and are still in the outbox. */
  private final Map<AccountId, OutboxEntry> ended = new HashMap<>();

  private final DeliveryHistory history = new DeliveryHistory();
  private final CallbackSink sink = new CallbackSink();
  private boolean betweenWorlds;
  private long worldsEntered;

  /** The number of what waiting threads want to know of. */
  private long changes;

  private boolean closed;

  private CallbackSender(
      WorldStore store, CallbackTransport transport, Scheduler scheduler, RetryPolicy retries) {
    this.store = store;
    this.transport = transport;
    this.scheduler = scheduler;
    this.retries = retries;
  }

  /** Starts a sender. Its threads are daemons, and start with the first callback. */
  public static CallbackSender start(WorldStore store, CallbackHosts hosts) {
    return start(
        store,
        new HttpCallbackTransport(hosts, LONGEST_ATTEMPT),
        new DaemonScheduler(),
        RetryPolicy.STANDARD);
  }

  static CallbackSender start(
      WorldStore store, CallbackTransport transport, Scheduler scheduler, RetryPolicy retries) {
    CallbackSender sender = new CallbackSender(store, transport, scheduler, retries);
    store.listen(sender);
    store.accountsWithCallbacks().forEach(sender::schedule);
    return sender;
  }

  /** Returns the deliveries, as a view that stays up to date. */
  public CallbackDeliveries deliveries() {
    return new CallbackDeliveries(this, store);
  }

  /** Returns what was collected by the server itself, as a view that stays up to date. */
  public ReceivedCallbacks collected() {
    return new ReceivedCallbacks(this);
  }

  @Override
  public void committed(AccountStatus account) {
    if (account.hasCallbacks()) {
      schedule(account.id());
    }
  }

  private void schedule(AccountId account) {
    if (scheduled.add(account)) {
      scheduler.run(
          () -> {
            scheduled.remove(account);
            proceed(account);
          });
    }
  }

  @Override
  public synchronized void leaving() {
    betweenWorlds = true;
    List<AccountId> accounts = List.copyOf(current.keySet());
    history.addDropped(accounts.stream().mapToLong(this::waiting).sum());
    accounts.forEach(this::cancel);
    ended.clear();
    claimed.clear();
  }

  @Override
  public synchronized void entered() {
    betweenWorlds = false;
    worldsEntered++;
    history.clear();
    sink.clear();
    changed();
  }

  /** Attempts in progress may end within a second; no other attempt is made. */
  @Override
  public void close() {
    CompletableFuture<?>[] inProgress = stop();
    CompletableFuture.allOf(inProgress)
        .handle((all, cancelled) -> true)
        .completeOnTimeout(false, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    for (CompletableFuture<?> late : inProgress) {
      late.cancel(true);
    }
    transport.close();
    scheduler.close();
    release();
  }

  /** Other servers need not wait until the claims of this one end by themselves. */
  private synchronized void release() {
    try {
      claimed.forEach(store::releaseCallbacks);
    } catch (StoreException unavailable) {
      // They end by themselves.
    }
  }

  private synchronized CompletableFuture<?>[] stop() {
    closed = true;
    return current.values().stream()
        .map(DeliveryAttempts::latest)
        .toArray(CompletableFuture<?>[]::new);
  }

  private synchronized void proceed(AccountId account) {
    if (!betweenWorlds) {
      try {
        removeEnded(account);
        if (!closed) {
          store.findHere(account).ifPresent(this::proceed);
        }
      } catch (StoreException unavailable) {
        lookAgain(account);
      }
    }
    changed();
  }

  /** Another server may have the callbacks of the account and die, or the store be unavailable. */
  private void lookAgain(AccountId account) {
    if (lookingAgain.add(account)) {
      scheduler.runAfter(
          LOOK_AGAIN_AFTER,
          () -> {
            lookingAgain.remove(account);
            proceed(account);
          });
    }
  }

  private void proceed(Account account) {
    sink.collect(account);
    AccountId id = account.id();
    if (account.outbox().entries().isEmpty()) {
      release(id);
    } else if (store.claimCallbacks(id)) {
      claimed.add(id);
      // Another server may have delivered what was read before the claim.
      store.findHere(id).ifPresent(this::deliver);
    } else {
      cancel(id);
      lookAgain(id);
    }
  }

  private void release(AccountId account) {
    cancel(account);
    if (claimed.remove(account)) {
      store.releaseCallbacks(account);
    }
  }

  /** Drops what is not to be delivered, and makes the next attempt if it is due. */
  private void deliver(Account account) {
    sink.collect(account);
    AccountId id = account.id();
    Outbox outbox = account.outbox();
    Map<Boolean, List<OutboxEntry>> entries =
        outbox.entries().stream().collect(partitioningBy(outbox::isDeliverable));
    List<OutboxEntry> deliverable = entries.getOrDefault(true, List.of());
    drop(account, entries.getOrDefault(false, List.of()), REMOVED);
    Callbacks receiver = account.profile().callbacks();
    if (receiver == null && outbox.isCollected()) {
      end(
          account,
          deliverable,
          collected -> collected.withStatus(DeliveryStatus.DELIVERED, account.profile()));
    }
    if (receiver == null || deliverable.isEmpty()) {
      release(id);
      return;
    }
    drop(account, deliverable.stream().skip(MOST_WAITING).toList(), TOO_MANY);
    DeliveryAttempts attempts = attemptsOf(id, deliverable.get(0));
    if (attempts != current.get(id)) {
      cancel(id);
      current.put(id, attempts);
    }
    if (attempts.isDue()) {
      attempt(attempts, account.profile(), receiver);
    }
  }

  private void drop(Account account, List<OutboxEntry> entries, String reason) {
    end(account, entries, attempts -> attempts.dropped(account.profile(), reason));
  }

  private void end(
      Account account,
      List<OutboxEntry> entries,
      Function<DeliveryAttempts, CallbackDelivery> ending) {
    if (!entries.isEmpty()) {
      AccountId id = account.id();
      entries.forEach(entry -> history.add(id, entry, ending.apply(attemptsOf(id, entry))));
      remove(id, entries);
    }
  }

  /** What could not be removed from the outbox at once must not be sent again. */
  private void removeEnded(AccountId account) {
    OutboxEntry entry = ended.get(account);
    if (entry != null) {
      remove(account, List.of(entry));
      ended.remove(account);
    }
  }

  private void remove(AccountId account, List<OutboxEntry> entries) {
    store.stepHere(
        account,
        (now, at, ids) -> Outcome.accepted(Change.of(now.with(now.outbox().without(entries)))));
  }

  private void cancel(AccountId account) {
    DeliveryAttempts attempts = current.remove(account);
    if (attempts != null) {
      attempts.latest().cancel(true);
    }
  }

  private DeliveryAttempts attemptsOf(AccountId account, OutboxEntry entry) {
    DeliveryAttempts attempts = current.get(account);
    return attempts != null && attempts.entry().equals(entry)
        ? attempts
        : new DeliveryAttempts(entry);
  }

  private void attempt(DeliveryAttempts attempts, AccountProfile account, Callbacks receiver) {
    CompletableFuture<AttemptResult> attempt = post(attempts.entry(), account, receiver);
    attempts.started(attempt);
    // A cancelled attempt ends exceptionally, and nothing follows from it.
    var unused =
        attempt.thenAccept(result -> scheduler.run(() -> ended(attempts, account, result)));
  }

  private CompletableFuture<AttemptResult> post(
      OutboxEntry entry, AccountProfile account, Callbacks receiver) {
    String hash = CallbackHash.of(receiver.salt(), account, entry.id());
    return transport.send(account.id(), receiver.url(), CallbackBody.of(account, entry, hash));
  }

  private synchronized void ended(
      DeliveryAttempts attempts, AccountProfile account, AttemptResult result) {
    AccountId id = account.id();
    if (attempts != current.get(id)) {
      return;
    }
    attempts.ended(result);
    Optional<Duration> backOff =
        result.retryable() ? retries.waitAfter(attempts.made()) : Optional.empty();
    if (backOff.isPresent()) {
      scheduler.runAfter(backOff.get(), () -> retry(attempts, id));
    } else {
      boolean delivered = result.failure() == null;
      current.remove(id);
      history.add(
          id,
          attempts.entry(),
          attempts.withStatus(
              delivered ? DeliveryStatus.DELIVERED : DeliveryStatus.FAILED, account));
      ended.put(id, attempts.entry());
      proceed(id);
    }
  }

  private synchronized void retry(DeliveryAttempts attempts, AccountId account) {
    attempts.backOffEnded();
    proceed(account);
  }

  /**
   * Sends a callback that has ended once more, out of turn and only once.
   *
   * @return the delivery after that, within a bounded time; nothing if there is no such delivery
   */
  synchronized Optional<CompletableFuture<CallbackDelivery>> resend(
      Account account, long callbackId) {
    proceed(account.id());
    return history.find(account.id(), callbackId).map(ended -> resend(account, ended));
  }

  private CompletableFuture<CallbackDelivery> resend(Account account, DeliveryHistory.Ended ended) {
    if (account.outbox().isCollected()) {
      sink.receive(account, ended.entry());
      changed();
    }
    Callbacks receiver = account.profile().callbacks();
    return receiver == null
        ? CompletableFuture.completedFuture(ended.delivery())
        : post(ended.entry(), account.profile(), receiver)
            .thenApply(result -> resent(account.id(), ended, result));
  }

  private synchronized CallbackDelivery resent(
      AccountId account, DeliveryHistory.Ended ended, AttemptResult result) {
    CallbackDelivery delivery = ended.delivery().after(result);
    history.replace(account, ended, delivery);
    changed();
    return delivery;
  }

  /** Returns what was collected, what is in the outboxes right now included. */
  List<ReceivedCallback> received() {
    long world = worldsEntered();
    return received(world, withCallbacks().toList());
  }

  private synchronized long worldsEntered() {
    return worldsEntered;
  }

  private synchronized List<ReceivedCallback> received(long world, List<Account> accounts) {
    if (!betweenWorlds && world == worldsEntered) {
      accounts.forEach(sink::collect);
    }
    return sink.received();
  }

  synchronized long forgotten() {
    return sink.forgotten();
  }

  /** Forgets what was collected of one account. */
  public synchronized void forget(AccountId account) {
    sink.clear(account);
  }

  List<CallbackDelivery> deliveries(AccountId account) {
    return deliveries(account, store.find(account));
  }

  private synchronized List<CallbackDelivery> deliveries(AccountId id, Optional<Account> account) {
    SortedMap<Long, CallbackDelivery> byId = new TreeMap<>();
    account.stream().flatMap(this::notEnded).forEach(one -> byId.put(one.callbackId(), one));
    // What has ended since the account was read has the last word.
    history.of(id).forEach(one -> byId.put(one.callbackId(), one));
    return List.copyOf(byId.values());
  }

  /** Shows an entry as dropped as soon as it is withdrawn. */
  private Stream<CallbackDelivery> notEnded(Account account) {
    return account.outbox().entries().stream()
        .map(
            entry -> {
              DeliveryAttempts attempts = attemptsOf(account.id(), entry);
              return account.outbox().isDeliverable(entry)
                  ? attempts.withStatus(DeliveryStatus.WAITING, account.profile())
                  : attempts.dropped(account.profile(), REMOVED);
            });
  }

  synchronized List<CallbackDelivery> delivered(AccountId account) {
    return history
        .of(account)
        .filter(delivery -> delivery.status() == DeliveryStatus.DELIVERED)
        .toList();
  }

  synchronized long ended(DeliveryStatus status) {
    return history.count(status);
  }

  long waiting() {
    return withCallbacks().mapToLong(account -> account.outbox().entries().size()).sum();
  }

  private Stream<Account> withCallbacks() {
    return store.accountsWithCallbacks().stream().flatMap(id -> store.find(id).stream());
  }

  int waiting(AccountId account) {
    return store.find(account).map(found -> found.outbox().entries().size()).orElse(0);
  }

  /** Asks again after each change, until there is a response or the patience ends. */
  <T> Optional<T> await(Duration patience, Supplier<Optional<T>> question)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      long seen = changes();
      Optional<T> response = question.get();
      long left = end - System.nanoTime();
      if (response.isPresent() || left <= 0) {
        return response;
      }
      awaitChange(seen, left);
    }
  }

  private synchronized long changes() {
    return changes;
  }

  private synchronized void awaitChange(long seen, long nanos) throws InterruptedException {
    if (changes == seen) {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    }
  }

  private void changed() {
    changes++;
    notifyAll();
  }
}
