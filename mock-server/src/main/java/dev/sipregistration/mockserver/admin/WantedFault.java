package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.FaultKind;
import dev.sipregistration.mockserver.admin.generated.FaultMoment;
import dev.sipregistration.mockserver.admin.generated.NewFault;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.faults.HoldUp;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a fault as somebody wants it.
 *
 * @param body what was sent
 * @param kind what is to happen
 */
record WantedFault(NewFault body, FaultKind kind) {
  private static final Duration USUAL_RETRY = Duration.ofSeconds(1);

  /**
   * Reads a fault.
   *
   * @throws ProblemException if it makes no sense
   */
  static Fault read(NewFault body) {
    if (body.getKind() == null) {
      throw Fields.wrong("kind", "there, such as CONNECTION_RESET");
    }
    WantedFault wanted = new WantedFault(body, body.getKind());
    wanted.requireNothingOfOtherKinds();
    return wanted.atItsMoment(wanted.heldUp(wanted.forItsCalls(wanted.symptom())));
  }

  private void requireNothingOfOtherKinds() {
    goesOnlyWith(FaultKind.ERROR_CODE, "error_code", body.getErrorCode());
    goesOnlyWith(FaultKind.HTTP_STATUS, "http_status", body.getHttpStatus());
    goesOnlyWith(FaultKind.TOO_MANY_REQUESTS, "retry_after", body.getRetryAfter());
    goesOnlyWith(FaultKind.DRIBBLED_BODY, "dribble_time", body.getDribbleTime());
  }

  private void goesOnlyWith(FaultKind other, String name, @Nullable Object value) {
    if (value != null && kind != other) {
      throw Fields.wrong(name, "left out with " + kind + ": it goes with " + other);
    }
  }

  private Fault symptom() {
    return switch (kind) {
      case DELAY -> Fault.delay(time("delay", required("delay", body.getDelay())));
      case ERROR_CODE ->
          made("error_code", Fault::errorCode, required("error_code", body.getErrorCode()));
      case HTTP_STATUS ->
          made("http_status", Fault::httpStatus, required("http_status", body.getHttpStatus()));
      case TOO_MANY_REQUESTS -> made("retry_after", Fault::tooManyRequests, retryAfter());
      case CONNECTION_RESET -> Fault.connectionReset();
      case CONNECTION_CLOSED -> Fault.connectionClosed();
      case STALLED_BODY -> Fault.stalledBody();
      case DRIBBLED_BODY ->
          Fault.dribbledBody(time("dribble_time", required("dribble_time", body.getDribbleTime())));
      case TRUNCATED_JSON -> Fault.truncatedJson();
      case MALFORMED_JSON -> Fault.malformedJson();
      case EMPTY_ANSWER -> Fault.emptyAnswer();
    };
  }

  private Duration retryAfter() {
    Integer seconds = body.getRetryAfter();
    return seconds == null ? USUAL_RETRY : Duration.ofSeconds(seconds);
  }

  private Fault forItsCalls(Fault fault) {
    Fault fitting = body.getMethod() == null ? fault : fault.forMethod(body.getMethod());
    Long account = body.getAccountId();
    fitting = account == null ? fitting : fitting.forAccount(new AccountId(account));
    fitting = forItsParameters(fitting);
    Integer times = body.getTimes();
    fitting = times == null ? fitting : made("times", fitting::times, times);
    BigDecimal probability = body.getProbability();
    return probability == null
        ? fitting
        : made("probability", fitting::withProbability, probability.doubleValue());
  }

  private Fault forItsParameters(Fault fault) {
    Map<String, @Nullable String> wanted = body.getParameters();
    Fault fitting = fault;
    for (Map.Entry<String, @Nullable String> each :
        wanted == null ? Map.<String, @Nullable String>of().entrySet() : wanted.entrySet()) {
      fitting = forParameter(fitting, each.getKey(), each.getValue());
    }
    return fitting;
  }

  private static Fault forParameter(Fault fault, String name, @Nullable String value) {
    String pointer = ProblemException.pointerTo("parameters", name);
    if (value == null) {
      throw ProblemException.badRequest(pointer, name + " must be a text");
    }
    return madeAt(pointer, text -> fault.forParameter(name, text), value);
  }

  private Fault heldUp(Fault fault) {
    String delay = body.getDelay();
    String jitter = body.getJitter();
    Fault later =
        delay == null ? fault : made("delay", fault::delayedBy, notNegative("delay", delay));
    return jitter == null
        ? later
        : made("jitter", later::withJitter, notNegative("jitter", jitter));
  }

  private Fault atItsMoment(Fault fault) {
    if (body.getMoment() == FaultMoment.AFTER_EFFECT) {
      return made("moment", unused -> fault.afterEffect(), FaultMoment.AFTER_EFFECT);
    }
    if (body.getMoment() == FaultMoment.BEFORE_EFFECT && kind == FaultKind.DRIBBLED_BODY) {
      throw Fields.wrong("moment", "AFTER_EFFECT for the call's own answer, or left out");
    }
    return fault;
  }

  private static Duration time(String name, String iso) {
    return Fields.time(name, iso, Duration.ofNanos(1), HoldUp.LONGEST);
  }

  private static Duration notNegative(String name, String iso) {
    return Fields.time(name, iso, Duration.ZERO, HoldUp.LONGEST);
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw Fields.wrong(name, "there");
    }
    return value;
  }

  private static <T> Fault made(String name, Function<T, Fault> make, T value) {
    return madeAt("/" + name, make, value);
  }

  private static <T> Fault madeAt(String pointer, Function<T, Fault> make, T value) {
    try {
      return make.apply(value);
    } catch (IllegalArgumentException nonsense) {
      throw ProblemException.badRequest(pointer, String.valueOf(nonsense.getMessage()));
    }
  }
}
