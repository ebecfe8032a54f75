package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.PostgreSql;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers under a load of calls that cause callbacks, whose processes are killed after a random
 * number of calls, and what a receiver has got of it: each event of the state, in order, and a
 * second time only what was under way when a server was killed. As many rounds as {@code
 * -Dcallback.crash.rounds} says; {@code -Dstore.crash.seed} chooses the numbers.
 */
class CallbackCrashIT {
  static final String ROUNDS = "callback.crash.rounds";

  private static final long SEED = Long.getLong("store.crash.seed", 1);

  /** So few that not a thousand events can wait while the claims of a killed server last. */
  private static final int MOST_CALLS = 150;

  private static final Duration GUARD = Duration.ofSeconds(60);
  private static final BigDecimal OPENING = new BigDecimal("1000000.00");
  private static final LocalDate START = LocalDate.parse("2030-01-01");
  private static final int FIRST_FAILURE = 400;
  private static final int FAILURES = 200;
  private static final List<AccountId> ACCOUNTS = List.of(new AccountId(1), new AccountId(2));

  private final CallbackReceiver receiver = new CallbackReceiver();
  private final Seed seed =
      TestSeeds.of(
          ACCOUNTS.stream()
              .map(
                  id ->
                      DemoWorld.account(id, "account" + id)
                          .openingBalance(OPENING)
                          .callbacks(receiver.uri(), null)
                          .build())
              .toArray(Account[]::new));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(GUARD).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @TempDir private Path temporary;

  @AfterEach
  void stop() {
    threads.shutdownNow();
    receiver.close();
  }

  @Test
  void killOnFileStore_atAnyMoment_losesNoCallback() throws Exception {
    kill("file", "file:" + temporary.resolve("store"), 1);
  }

  @Test
  void killOnPostgreSql_atAnyMoment_losesNoCallback() throws Exception {
    kill("postgresql", PostgreSql.newSchema(), 1);
  }

  @Test
  void killOfTwoServers_oneAfterTheOther_losesNoCallback() throws Exception {
    kill("two servers", PostgreSql.newSchema(), 2);
  }

  private void kill(String kind, String address, int servers) throws Exception {
    int rounds = Integer.getInteger(ROUNDS, 1);
    Random random = new Random(SEED);
    List<Script> scripts = scripts(address);
    for (int round = 0; round < rounds; round++) {
      run(address, servers, random, scripts);
      try (JdbcStore store = open(address)) {
        for (AccountId id : ACCOUNTS) {
          checkSent(
              "round %s of seed %s, account %s".formatted(round, SEED, id),
              store.store().find(id).orElseThrow());
        }
      }
    }
    finish(address, scripts);
    long callbacks = 0;
    long twice = 0;
    try (JdbcStore store = open(address)) {
      for (AccountId id : ACCOUNTS) {
        Account account = store.store().find(id).orElseThrow();
        callbacks += account.outbox().nextId() - 1;
        twice += check(account, scripts, rounds * servers);
      }
    }
    System.out.printf(
        "%d rounds, %s, %d callbacks, of which %d came twice%n", rounds, kind, callbacks, twice);
  }

  private JdbcStore open(String address) {
    JdbcStore.Seeding seeding =
        new JdbcStore.Seeding(
            seed::world, seed.credentials(), InstantSource.system(), false, FileStores.MANY);
    return StoreAddress.of(address) instanceof StoreAddress.PostgreSql server
        ? JdbcStore.inPostgreSql(server, null, false, seeding)
        : JdbcStore.inFiles(Path.of(address.substring(StoreAddress.FILE.length())), false, seeding);
  }

  /**
   * Calls that are made one after the other, each again until it is acknowledged: one that was
   * carried out without that changes nothing then.
   *
   * @param event what the owner is told of a call, as {@link #event} says it
   */
  private static final class Script {
    private final String method;
    private final String path;
    private final IntFunction<String> body;
    private final String subject;
    private final IntFunction<String> event;
    private int acknowledged;

    Script(
        String method,
        String path,
        IntFunction<String> body,
        String subject,
        IntFunction<String> event) {
      this.method = method;
      this.path = path;
      this.body = body;
      this.subject = subject;
      this.event = event;
    }

    List<String> events() {
      return IntStream.range(0, acknowledged).mapToObj(event).toList();
    }
  }

  /** Makes a state with two SIP registrations in each account, and what is to be called. */
  private List<Script> scripts(String address) {
    List<Script> scripts = new ArrayList<>();
    scripts.add(
        new Script(
            "POST",
            "/__admin/clock",
            call -> "{\"set\": \"%sT00:00:00Z\"}".formatted(START.plusMonths(call + 1L)),
            "months",
            call -> START.plusMonths(call + 2L).toString()));
    try (JdbcStore opened = open(address)) {
      WorldStore store = opened.store();
      Instant start = START.atStartOfDay(ZoneOffset.UTC).toInstant();
      assertThat(store.move(new ClockMove.SetTo(start))).isNotNull();
      for (AccountId id : ACCOUNTS) {
        for (String user : List.of("alice", "bob")) {
          new CreateDraft()
              .sipUsername(user)
              .proxy("sip.example.com")
              .check()
              .then(command -> new PlatformCalls(store).create(id, command));
        }
        store.find(id).orElseThrow().registrations().all().stream()
            .map(one -> failAndRecover(id, one.id()))
            .forEach(scripts::add);
        scripts.add(
            new Script(
                "PATCH",
                "/__admin/accounts/" + id,
                call -> "{\"frozen\": %s}".formatted(call % 2 == 0),
                id + " account",
                call -> call % 2 == 0 ? "account_is_frozen" : "account_is_unfrozen"));
      }
    }
    return scripts;
  }

  private static Script failAndRecover(AccountId account, SipRegistrationId id) {
    IntFunction<Integer> failure = call -> FIRST_FAILURE + call / 2 % FAILURES;
    return new Script(
        "POST",
        "/__admin/accounts/%s/registrar_outcomes".formatted(account),
        call ->
            "{\"sip_registration_id\": %s, \"status_code\": %s}"
                .formatted(id, call % 2 == 0 ? failure.apply(call) : 200),
        "%s registration %s".formatted(account, id),
        call -> call % 2 == 0 ? "failed with " + failure.apply(call) : "recovered");
  }

  /** Returns what a callback is about, and what it says. */
  private static Map.Entry<String, String> event(JsonNode callback) {
    String account = callback.path("account_id").asText();
    String type = callback.path("type").asText();
    JsonNode registration = callback.path(type).path("sip_registrations").path(0);
    String id = registration.path("sip_registration_id").asText();
    return switch (type) {
      case "sip_registration_fail" ->
          Map.entry(
              "%s registration %s".formatted(account, id),
              "failed with " + registration.path("status_code").asText());
      case "sip_registration_recovered" ->
          Map.entry("%s registration %s".formatted(account, id), "recovered");
      case "renewed_subscriptions" -> {
        JsonNode item = callback.path(type).path("subscriptions").path(0);
        yield Map.entry(
            "months of " + item.path("name").asText(), item.path("next_renewal").asText());
      }
      default -> Map.entry(account + " account", type);
    };
  }

  /** Starts servers, calls them, and kills one after the other after so many responses each. */
  private void run(String address, int howMany, Random random, List<Script> scripts)
      throws Exception {
    List<ServerProcess> servers = new ArrayList<>();
    List<CountDownLatch> responses = new ArrayList<>();
    try {
      for (int i = 0; i < howMany; i++) {
        servers.add(ServerProcess.start(address));
        responses.add(new CountDownLatch(1 + random.nextInt(MOST_CALLS)));
      }
      List<ServerProcess> living = new ArrayList<>(servers);
      List<Future<?>> load = new ArrayList<>();
      for (Script script : scripts) {
        load.add(threads.submit(() -> callWhileOneLives(script, servers, responses)));
      }
      for (CountDownLatch enough : responses) {
        assertThat(enough.await(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
        living.remove(random.nextInt(living.size())).kill();
      }
      for (Future<?> one : load) {
        one.get(GUARD.toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      servers.forEach(ServerProcess::close);
    }
  }

  private Void callWhileOneLives(
      Script script, List<ServerProcess> servers, List<CountDownLatch> responses)
      throws InterruptedException {
    List<ServerProcess> living = new ArrayList<>(servers);
    while (!living.isEmpty()) {
      ServerProcess server = living.get(script.acknowledged % living.size());
      if (call(server, script)) {
        responses.stream()
            .filter(one -> one.getCount() > 0)
            .findFirst()
            .ifPresent(CountDownLatch::countDown);
      } else {
        living.remove(server);
      }
    }
    return null;
  }

  /** Makes the next call of a script, and returns whether there was a response. */
  private boolean call(ServerProcess server, Script script) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve(script.path))
            .header("Content-Type", "application/json")
            .timeout(GUARD)
            .method(
                script.method,
                HttpRequest.BodyPublishers.ofString(script.body.apply(script.acknowledged)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isLessThan(300);
      script.acknowledged++;
      return true;
    } catch (IOException died) {
      return false;
    }
  }

  /** What was delivered has happened, and what is not in the outbox any more was delivered. */
  private void checkSent(String what, Account account) {
    List<Long> received =
        receiver.received(account.id()).stream().map(CallbackReceiver::id).toList();
    long next = account.outbox().nextId();
    assertThat(received).as(what).allMatch(id -> id < next);
    List<Long> gone = new ArrayList<>(LongStream.range(1, next).boxed().toList());
    account.outbox().entries().forEach(entry -> gone.remove(entry.id()));
    assertThat(received).as(what).containsAll(gone);
  }

  /** Has all calls acknowledged, and all callbacks delivered. */
  private void finish(String address, List<Script> scripts) throws Exception {
    try (ServerProcess last = ServerProcess.start(address)) {
      for (Script script : scripts) {
        assertThat(call(last, script)).isTrue();
      }
      for (AccountId id : ACCOUNTS) {
        receiver.await(id, events(id, scripts).values().stream().mapToInt(List::size).sum(), GUARD);
      }
      last.kill();
    }
  }

  /** Returns the events of an account, in their order, by what they are about. */
  private static Map<String, List<String>> events(AccountId id, List<Script> scripts) {
    Map<String, List<String>> events =
        scripts.stream()
            .filter(script -> script.subject.startsWith(id + " "))
            .collect(Collectors.toMap(script -> script.subject, Script::events));
    List<String> months = scripts.get(0).events();
    events.put("months of alice", months);
    events.put("months of bob", months);
    return events;
  }

  /** Returns how many callbacks came twice. */
  private long check(Account account, List<Script> scripts, int kills) {
    AccountId id = account.id();
    List<JsonNode> received = receiver.received(id);
    List<JsonNode> once = new ArrayList<>();
    for (JsonNode callback : received) {
      JsonNode latest = once.isEmpty() ? null : once.get(once.size() - 1);
      if (latest != null && CallbackReceiver.id(callback) == CallbackReceiver.id(latest)) {
        assertThat(callback).isEqualTo(latest);
      } else {
        once.add(callback);
      }
    }
    assertThat(once)
        .extracting(CallbackReceiver::id)
        .containsExactlyElementsOf(LongStream.range(1, account.outbox().nextId()).boxed().toList());
    assertThat(received.size() - once.size()).isBetween(0, kills);

    Function<JsonNode, String> subject = callback -> event(callback).getKey();
    Map<String, List<String>> told =
        once.stream()
            .collect(
                Collectors.groupingBy(
                    subject,
                    Collectors.mapping(
                        callback -> event(callback).getValue(), Collectors.toList())));
    assertThat(told).isEqualTo(events(id, scripts));

    Invariants.assertHold(account);
    assertThat(
            account.ledger().entries().stream().filter(LedgerEntry.Reservation.class::isInstance))
        .hasSize(told.get("months of alice").size() + told.get("months of bob").size() + 2);
    return received.size() - once.size();
  }
}
