package dev.sipregistration.mockserver.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.random.RandomTrials;
import dev.sipregistration.mockserver.random.RandomValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
  private static final String CREATE = "CreateSipRegistration";
  private static final String BIND = "BindSipRegistration";
  private static final AccountId ONE = new AccountId(1);
  private static final AccountId TWO = new AccountId(2);

  private final Faults faults = faults(0);

  private static Faults faults(long seed) {
    return new Faults(
        seed,
        new OperationCatalog(
            Map.of(
                CREATE, Set.of("sip_username", "proxy", "user_id"),
                BIND, Set.of("sip_registration_id", "user_id"))));
  }

  @Test
  void inject_withoutFaults_isNothing() {
    assertThat(faults.any()).isFalse();
    assertThat(inject(faults, CREATE, ONE)).isEmpty();
  }

  @Test
  void inject_everyCall_staysForEver() {
    FaultId id = faults.add(Fault.connectionReset().afterEffect());

    for (int i = 0; i < 100; i++) {
      assertThat(inject(faults, CREATE, ONE))
          .contains(
              new InjectedFault(
                  id,
                  FaultEffect.of(FaultEffect.Kind.CONNECTION_RESET),
                  FaultPhase.AFTER_EFFECT,
                  Duration.ZERO));
    }
    assertThat(faults.list())
        .containsExactly(new ActiveFault(id, Fault.connectionReset().afterEffect(), 100));
  }

  @Test
  void inject_limitedTimes_isOverThen() {
    FaultId first = faults.add(Fault.emptyAnswer().times(2));

    assertThat(injectedFault(CREATE, ONE)).isEqualTo(first);
    assertThat(injectedFault(BIND, TWO)).isEqualTo(first);
    assertThat(inject(faults, CREATE, ONE)).isEmpty();
    assertThat(faults.any()).isFalse();
  }

  @Test
  void inject_ofOtherMethodOrAccount_isNothingAndDoesNotCount() {
    faults.add(Fault.emptyAnswer().forMethod(CREATE).forAccount(ONE).times(1));

    assertThat(inject(faults, BIND, ONE)).isEmpty();
    assertThat(inject(faults, CREATE, TWO)).isEmpty();
    assertThat(inject(faults, CREATE, ONE)).isPresent();
  }

  @Test
  void inject_ofOtherValues_isNothingAndDoesNotCount() {
    faults.add(
        Fault.emptyAnswer()
            .forParameter("sip_registration_id", 7)
            .forParameter("user_id", 5)
            .times(1));

    assertThat(injectWith(Map.of())).isEmpty();
    assertThat(injectWith(Map.of("user_id", "5"))).isEmpty();
    assertThat(injectWith(Map.of("sip_registration_id", "7", "user_id", "6"))).isEmpty();
    assertThat(injectWith(Map.of("sip_registration_id", "7", "user_id", "05"))).isEmpty();
    assertThat(injectWith(Map.of("sip_registration_id", "7", "user_id", "5"))).isPresent();
  }

  static Stream<Arguments> unfit() {
    Fault fault = Fault.emptyAnswer();
    return Stream.of(
        arguments(
            fault.forMethod(BIND).forParameter("user", 5),
            "user",
            "BindSipRegistration has no parameter user: did you mean user_id?"),
        arguments(
            fault.forMethod(BIND).forParameter("proxy", "a"),
            "proxy",
            "BindSipRegistration has no parameter proxy, only sip_registration_id, user_id"),
        arguments(
            fault.forParameter("prox", "a"),
            "prox",
            "No method has a parameter prox: did you mean proxy?"),
        arguments(
            fault.forParameter("proxy", "a").forParameter("sip_registration_id", 7),
            "sip_registration_id",
            "No method has sip_registration_id together with the other parameters"));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void add_parametersThatNoCallHas_isRefused(Fault fault, String parameter, String message) {
    assertThatThrownBy(() -> faults.add(fault))
        .isInstanceOfSatisfying(
            UnreachableFaultException.class,
            unfit -> assertThat(unfit.parameter()).contains(parameter))
        .hasMessage(message);
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void inject_severalFit_isTheOldest() {
    FaultId older = faults.add(Fault.emptyAnswer().times(1));
    FaultId newer = faults.add(Fault.truncatedJson());

    assertThat(injectedFault(CREATE, ONE)).isEqualTo(older);
    assertThat(injectedFault(CREATE, ONE)).isEqualTo(newer);
  }

  @Test
  void add_unknownMethod_isRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> faults.add(Fault.emptyAnswer().forMethod("CreateSipRegistratoin")))
        .isInstanceOfSatisfying(
            UnreachableFaultException.class, unfit -> assertThat(unfit.parameter()).isEmpty())
        .hasMessage(
            "There is no method CreateSipRegistratoin, only BindSipRegistration,"
                + " CreateSipRegistration");
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void remove_fault_leavesTheOthers() {
    FaultId first = faults.add(Fault.emptyAnswer());
    FaultId second = faults.add(Fault.malformedJson());

    assertThat(faults.remove(first)).isTrue();
    assertThat(faults.remove(first)).isFalse();
    assertThat(faults.list()).extracting(ActiveFault::id).containsExactly(second);
  }

  @Test
  void clear_faults_doesNotGiveIdsAgain() {
    FaultId first = faults.add(Fault.emptyAnswer());
    faults.clear();

    assertThat(faults.list()).isEmpty();
    assertThat(faults.add(Fault.emptyAnswer())).isNotEqualTo(first);
  }

  @Test
  void describe_injectedFault_namesItAndItsPhase() {
    faults.add(Fault.errorCode(127).times(1));
    faults.add(Fault.connectionReset().afterEffect());

    assertThat(inject(faults, CREATE, ONE).orElseThrow().describe())
        .isEqualTo("error 127 before effect");
    assertThat(inject(faults, CREATE, ONE).orElseThrow().describe())
        .isEqualTo("connection reset after effect");
  }

  @Test
  void counters_afterInjections_countByMethodAndKind() {
    faults.add(Fault.errorCode(127).forMethod(CREATE));
    faults.add(Fault.errorCode(5).times(1));
    faults.add(Fault.connectionReset().afterEffect());

    injectedFault(CREATE, ONE);
    injectedFault(CREATE, TWO);
    injectedFault(BIND, ONE);
    injectedFault(BIND, ONE);

    assertThat(faults.counts())
        .containsOnly(
            Map.entry(new FaultCounterKey(CREATE, FaultEffect.Kind.ERROR_CODE), 2L),
            Map.entry(new FaultCounterKey(BIND, FaultEffect.Kind.ERROR_CODE), 1L),
            Map.entry(new FaultCounterKey(BIND, FaultEffect.Kind.CONNECTION_RESET), 1L));
  }

  @Test
  void counters_afterReset_goOn() {
    faults.add(Fault.emptyAnswer());
    injectedFault(CREATE, ONE);
    faults.reset();

    assertThat(faults.counts())
        .containsOnly(Map.entry(new FaultCounterKey(CREATE, FaultEffect.Kind.EMPTY_ANSWER), 1L));
  }

  @Test
  void effects_all_haveAName() {
    assertThat(
            Stream.of(
                    Fault.errorCode(127),
                    Fault.httpStatus(503),
                    Fault.tooManyRequests(Duration.ofSeconds(1)),
                    Fault.connectionReset(),
                    Fault.connectionClosed(),
                    Fault.stalledBody(),
                    Fault.dribbledBody(Duration.ofSeconds(1)),
                    Fault.truncatedJson(),
                    Fault.malformedJson(),
                    Fault.emptyAnswer(),
                    Fault.delay(Duration.ofSeconds(1)))
                .map(fault -> fault.effect().describe()))
        .containsExactly(
            "error 127",
            "HTTP status 503",
            "HTTP status 429",
            "connection reset",
            "connection closed",
            "stalled body",
            "dribbled body",
            "truncated JSON",
            "malformed JSON",
            "empty answer",
            "delay");
  }

  @Test
  void injections_ofTheSameSeed_areTheSame() {
    record Drawn(long seed, double probability) {}
    RandomTrials.check(
        50,
        values -> new Drawn(values.anyLong(), values.between(1, 100) / 100.0),
        drawn -> {
          Fault fault =
              Fault.connectionReset()
                  .withProbability(drawn.probability())
                  .delayedBy(Duration.ofMillis(5))
                  .withJitter(Duration.ofSeconds(1));

          assertThat(injections(faults(drawn.seed()), fault, 200))
              .isEqualTo(injections(faults(drawn.seed()), fault, 200));
        });
  }

  @Test
  void injections_afterReset_areTheSameAgain() {
    RandomTrials.check(
        50,
        RandomValues::anyLong,
        seed -> {
          Faults again = faults(seed);
          List<Object> first = injections(again, Fault.emptyAnswer().withProbability(0.5), 100);
          again.reset();

          assertThat(injections(again, Fault.emptyAnswer().withProbability(0.5), 100))
              .isEqualTo(first);
        });
  }

  @Test
  void injections_ofOtherSeeds_differ() {
    Fault fault = Fault.emptyAnswer().withProbability(0.5);
    RandomTrials.check(
        50,
        RandomValues::anyLong,
        seed ->
            assertThat(injections(faults(seed), fault, 200))
                .isNotEqualTo(injections(faults(seed + 1), fault, 200)));
  }

  @Test
  void injections_byChance_areAsManyAsTheProbabilitySays() {
    record Drawn(long seed, int tenths) {}
    RandomTrials.check(
        50,
        values -> new Drawn(values.anyLong(), values.between(1, 9)),
        drawn -> {
          Faults faults = faults(drawn.seed());
          faults.add(Fault.emptyAnswer().withProbability(drawn.tenths() / 10.0));
          long injected =
              IntStream.range(0, 2_000)
                  .filter(i -> inject(faults, CREATE, ONE).isPresent())
                  .count();

          // Seven standard deviations and more.
          assertThat(injected).isBetween(200L * drawn.tenths() - 160, 200L * drawn.tenths() + 160);
        });
  }

  @Test
  void delays_withJitter_lieBetweenBoth() {
    RandomTrials.check(
        50,
        RandomValues::anyLong,
        seed -> {
          Faults drawn = faults(seed);
          drawn.add(Fault.delay(Duration.ofMillis(100)).withJitter(Duration.ofMillis(50)));
          List<Duration> delays =
              IntStream.range(0, 100)
                  .mapToObj(i -> inject(drawn, CREATE, ONE).orElseThrow().delay())
                  .toList();

          assertThat(delays)
              .allSatisfy(
                  delay ->
                      assertThat(delay).isBetween(Duration.ofMillis(100), Duration.ofMillis(150)));
          assertThat(Set.copyOf(delays)).hasSizeGreaterThan(90);
        });
  }

  @Test
  void inject_byManyThreads_isExactlyAsOftenAsAllowed() throws Exception {
    faults.add(Fault.emptyAnswer().times(1_000));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    long injected = 0;
    try {
      List<Callable<Long>> callers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        callers.add(
            () ->
                IntStream.range(0, 500)
                    .filter(j -> inject(faults, CREATE, ONE).isPresent())
                    .count());
      }
      for (Future<Long> counted : pool.invokeAll(callers)) {
        injected += counted.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(injected).isEqualTo(1_000);
  }

  private static List<Object> injections(Faults faults, Fault fault, int calls) {
    faults.add(fault);
    List<Object> injections = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      injections.add(inject(faults, CREATE, ONE));
    }
    return injections;
  }

  private static Optional<InjectedFault> inject(Faults faults, String method, AccountId caller) {
    return faults.inject(method, caller, name -> Optional.empty());
  }

  private Optional<InjectedFault> injectWith(Map<String, String> given) {
    return faults.inject(BIND, ONE, name -> Optional.ofNullable(given.get(name)));
  }

  private FaultId injectedFault(String method, AccountId caller) {
    return inject(faults, method, caller).orElseThrow().fault();
  }
}
