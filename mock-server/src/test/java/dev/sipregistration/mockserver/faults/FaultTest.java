package dev.sipregistration.mockserver.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TOO_LONG = Duration.ofMinutes(10).plusNanos(1);
  private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

  @Test
  void fault_unrefined_isForEveryCallBeforeItsEffect() {
    Fault fault = Fault.connectionReset();

    assertThat(fault.effect()).isEqualTo(FaultEffect.of(FaultEffect.Kind.CONNECTION_RESET));
    assertThat(fault.matcher()).isEqualTo(new CallMatcher(null, null, Map.of(), null, 1));
    assertThat(fault.delay()).isEqualTo(new Delay(Duration.ZERO, Duration.ZERO));
    assertThat(fault.phase()).isEqualTo(FaultPhase.BEFORE_EFFECT);
  }

  @Test
  void fault_refined_hasAllOfIt() {
    Fault fault =
        Fault.errorCode(127)
            .forMethod("CreateSipRegistration")
            .forAccount(new AccountId(2))
            .forParameter("user_id", 5)
            .forParameter("rule_name", "incoming")
            .times(3)
            .withProbability(0.25)
            .delayedBy(SECOND)
            .withJitter(Duration.ofMillis(20))
            .afterEffect();

    assertThat(fault)
        .isEqualTo(
            new Fault(
                FaultEffect.of(FaultEffect.Kind.ERROR_CODE, 127),
                new CallMatcher(
                    "CreateSipRegistration",
                    new AccountId(2),
                    Map.of("user_id", "5", "rule_name", "incoming"),
                    3,
                    0.25),
                new Delay(SECOND, Duration.ofMillis(20)),
                FaultPhase.AFTER_EFFECT));
  }

  @Test
  void fault_refined_leavesTheFirstOneAlone() {
    Fault fault = Fault.httpStatus(503);
    Fault unused = fault.times(1).afterEffect();

    assertThat(fault).isEqualTo(Fault.httpStatus(503));
  }

  @Test
  void forParameter_again_replacesItsValue() {
    assertThat(
            Fault.emptyAnswer()
                .forParameter("user_id", 5)
                .forParameter("user_id", 6)
                .matcher()
                .parameters())
        .containsOnly(Map.entry("user_id", "6"));
  }

  @Test
  void dribbledBody_always_comesAfterTheEffect() {
    assertThat(Fault.dribbledBody(SECOND).phase()).isEqualTo(FaultPhase.AFTER_EFFECT);
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        nonsense("an error code must be at least 1, but is 0", () -> Fault.errorCode(0)),
        nonsense("an HTTP status must be 400 to 599, but is 399", () -> Fault.httpStatus(399)),
        nonsense("an HTTP status must be 400 to 599, but is 600", () -> Fault.httpStatus(600)),
        nonsense(
            "Retry-After must be whole seconds, up to a day, but is PT0.5S",
            () -> Fault.tooManyRequests(Duration.ofMillis(500))),
        nonsense(
            "Retry-After must be whole seconds, up to a day, but is PT-1S",
            () -> Fault.tooManyRequests(SECOND.negated())),
        nonsense(
            "Retry-After must be whole seconds, up to a day, but is PT24H1S",
            () -> Fault.tooManyRequests(Duration.ofDays(1).plus(SECOND))),
        nonsense(
            "a call that is turned away for its rate has no effect: leave afterEffect out, or take"
                + " httpStatus(429)",
            () -> Fault.tooManyRequests(SECOND).afterEffect()),
        nonsense("a delay must be longer than nothing", () -> Fault.delay(Duration.ZERO)),
        nonsense("a delay must not be negative", () -> Fault.delay(SECOND.negated())),
        nonsense("delay and jitter must not exceed PT10M", () -> Fault.delay(TOO_LONG)),
        nonsense("delay and jitter must not exceed PT10M", () -> Fault.delay(ENDLESS)),
        nonsense(
            "delay and jitter must not exceed PT10M",
            () -> Fault.delay(SECOND).withJitter(ENDLESS)),
        nonsense(
            "delay and jitter must not exceed PT10M",
            () -> Fault.delay(SECOND).withJitter(Duration.ofMinutes(10))),
        nonsense(
            "a delay must not be negative", () -> Fault.delay(SECOND).withJitter(SECOND.negated())),
        nonsense(
            "a body must dribble for more than nothing and at most PT10M",
            () -> Fault.dribbledBody(Duration.ZERO)),
        nonsense(
            "a body must dribble for more than nothing and at most PT10M",
            () -> Fault.dribbledBody(TOO_LONG)),
        nonsense(
            "a dribbled body is the call's own response, which comes after its effect",
            () ->
                new Fault(
                    FaultEffect.of(FaultEffect.Kind.DRIBBLED_BODY, SECOND),
                    CallMatcher.ALWAYS,
                    Delay.NONE,
                    FaultPhase.BEFORE_EFFECT)),
        nonsense(
            "password is a secret, and faults are shown with their values: name another parameter",
            () -> Fault.emptyAnswer().forParameter("password", "hunter2")),
        nonsense(
            "pasword is a secret, and faults are shown with their values: name another parameter",
            () -> Fault.emptyAnswer().forParameter("pasword", "hunter2")),
        nonsense(
            "the value of proxy looks like a key or a token, and faults are shown with it",
            () -> Fault.emptyAnswer().forParameter("proxy", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln")),
        nonsense(
            "the value of proxy must not be empty: an empty one counts as none",
            () -> Fault.emptyAnswer().forParameter("proxy", "")),
        nonsense(
            "the value of proxy must have at most 255 characters",
            () -> Fault.emptyAnswer().forParameter("proxy", "x".repeat(256))),
        nonsense("times must be at least 1, but is 0", () -> Fault.emptyAnswer().times(0)),
        nonsense(
            "probability must be more than 0 and at most 1, but is 0.0",
            () -> Fault.emptyAnswer().withProbability(0)),
        nonsense(
            "probability must be more than 0 and at most 1, but is 1.5",
            () -> Fault.emptyAnswer().withProbability(1.5)),
        nonsense(
            "probability must be more than 0 and at most 1, but is NaN",
            () -> Fault.emptyAnswer().withProbability(Double.NaN)));
  }

  private static Arguments nonsense(String message, ThrowingCallable made) {
    return arguments(message, made);
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void fault_nonsense_isRefused(String message, ThrowingCallable made) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
