package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.Waiting;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads make events while receivers fail and recover, and worlds are left for others. */
@Timeout(60)
class CallbackSenderRaceTest {
  private static final int WORLDS = 20;
  private static final int EVENTS = 100;
  private static final List<AccountId> ACCOUNTS =
      List.of(new AccountId(1), new AccountId(2), new AccountId(3));
  private static final RegistrarSubject PROXY =
      new RegistrarSubject.OfProxy(SipProxy.of("sip.example.com"));

  private static final RetryPolicy RETRIES =
      new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(1), Duration.ofMillis(1));

  private final Receiver receiver = new Receiver();
  private final MemoryStore store = new MemoryStore(world(0), () -> Instant.EPOCH);
  private final AccountControl control = new AccountControl(store);
  private final CallbackSender sender =
      CallbackSender.start(store, receiver, new DaemonScheduler(), RETRIES);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    sender.close();
    threads.shutdownNow();
  }

  /** Makes a world whose receivers are named after it, with a registration in each account. */
  private static World world(int number) {
    MemoryStore made =
        new MemoryStore(
            World.of(
                ACCOUNTS.stream()
                    .map(
                        id ->
                            DemoWorld.account(id, "account" + id)
                                .callbacks(url(number), null)
                                .build())
                    .toList(),
                List.of()),
            () -> Instant.EPOCH);
    for (AccountId account : ACCOUNTS) {
      new CreateDraft()
          .sipUsername("alice")
          .proxy("sip.example.com")
          .check()
          .then(command -> new PlatformCalls(made).create(account, command));
    }
    return made.world();
  }

  private static URI url(int world) {
    return URI.create("http://127.0.0.1/" + world);
  }

  /** Makes no more than an outbox holds and a history keeps. */
  private void makeEvents(AccountId account, int events) {
    for (int i = 0; i < events; i += 2) {
      Waiting.until(() -> sender.waiting(account) < 20);
      control.arrange(account, PROXY, new RegistrarOutcome.Rejected(SipStatus.of(403)));
      control.disarrange(account, PROXY);
    }
  }

  private void together(List<Runnable> work) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    work.forEach(one -> all.add(threads.submit(one)));
    for (Future<?> one : all) {
      one.get(50, TimeUnit.SECONDS);
    }
  }

  @Test
  void events_whileWorldsAreLeft_areDeliveredOnceAndInOrder() throws Exception {
    AtomicBoolean left = new AtomicBoolean();
    List<Runnable> work = new ArrayList<>();
    for (AccountId account : ACCOUNTS) {
      work.add(
          () -> {
            while (!left.get()) {
              makeEvents(account, 2);
            }
            makeEvents(account, EVENTS);
          });
    }
    work.add(
        () -> {
          for (int world = 1; world <= WORLDS; world++) {
            store.enter(world(world));
            receiver.awaitRequest(world);
          }
          left.set(true);
        });

    together(work);

    for (AccountId account : ACCOUNTS) {
      List<CallbackDelivery> deliveries =
          sender.deliveries().awaitSettled(account, MockServerFixture.GUARD);
      long events = store.find(account).orElseThrow().outbox().nextId() - 1;
      assertThat(events).isGreaterThanOrEqualTo(EVENTS);
      assertThat(receiver.delivered(WORLDS, account))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, events).boxed().toList());
      assertThat(deliveries)
          .extracting(CallbackDelivery::status)
          .containsOnly(DeliveryStatus.DELIVERED);
    }
    assertThat(receiver.faults).isEmpty();
  }

  @Test
  void events_whileReceiversComeAndGo_areDeliveredOnceOrDropped() throws Exception {
    List<Runnable> work = new ArrayList<>();
    for (AccountId account : ACCOUNTS) {
      work.add(() -> makeEvents(account, EVENTS));
      work.add(
          () -> {
            for (int i = 0; i < EVENTS; i++) {
              control.changeCallbacks(account, null);
              control.changeCallbacks(account, new Callbacks(url(0), null));
            }
          });
    }

    together(work);

    for (AccountId account : ACCOUNTS) {
      List<CallbackDelivery> deliveries =
          sender.deliveries().awaitSettled(account, MockServerFixture.GUARD);
      long events = store.find(account).orElseThrow().outbox().nextId() - 1;
      assertThat(deliveries)
          .extracting(CallbackDelivery::callbackId)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, events).boxed().toList());
      assertThat(deliveries)
          .extracting(CallbackDelivery::status)
          .isSubsetOf(DeliveryStatus.DELIVERED, DeliveryStatus.DROPPED);
      assertThat(receiver.delivered(0, account))
          .containsAll(
              deliveries.stream()
                  .filter(delivery -> delivery.status() == DeliveryStatus.DELIVERED)
                  .map(CallbackDelivery::callbackId)
                  .toList());
    }
    assertThat(receiver.faults).isEmpty();
  }

  /** Fails every third time or so, and notes what a sender must not do. */
  private final class Receiver implements CallbackTransport {
    private static final Pattern CALLBACK =
        Pattern.compile("\"callback_id\":(\\d+),.*\"account_id\":(\\d+),");

    private final Random random = new Random(12);
    private final Map<String, CompletableFuture<AttemptResult>> latest = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> delivered = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    @Override
    public CompletableFuture<AttemptResult> send(AccountId account, URI url, String body) {
      Matcher callback = CALLBACK.matcher(body);
      assertThat(callback.find()).isTrue();
      long id = Long.parseLong(callback.group(1));
      String key = key(url, callback.group(2));
      CompletableFuture<AttemptResult> result = new CompletableFuture<>();
      CompletableFuture<AttemptResult> before = latest.put(key, result);
      if (before != null && !before.isDone()) {
        faults.add(key + ": " + id + " is sent while another one is under way");
      }
      List<Long> earlier = delivered(key);
      synchronized (earlier) {
        if (!earlier.isEmpty() && id <= earlier.get(earlier.size() - 1)) {
          faults.add(key + ": " + id + " is sent after " + earlier);
        }
      }
      boolean fails = random.nextInt(3) == 0;
      threads.execute(() -> respond(key, id, result, fails));
      return result;
    }

    private void respond(
        String key, long id, CompletableFuture<AttemptResult> result, boolean fails) {
      if (fails) {
        result.complete(AttemptResult.failed("No connection"));
      } else {
        List<Long> earlier = delivered(key);
        synchronized (earlier) {
          if (!result.isDone()) {
            earlier.add(id);
          }
        }
        result.complete(AttemptResult.DELIVERED);
      }
    }

    private String key(URI url, String account) {
      return url + " of account " + account;
    }

    private List<Long> delivered(String key) {
      return delivered.computeIfAbsent(key, unused -> new ArrayList<>());
    }

    List<Long> delivered(int world, AccountId account) {
      return delivered(key(url(world), account.toString()));
    }

    void awaitRequest(int world) {
      Waiting.until(
          () -> latest.keySet().stream().anyMatch(key -> key.startsWith(url(world) + " ")));
    }

    @Override
    public void close() {}
  }
}
