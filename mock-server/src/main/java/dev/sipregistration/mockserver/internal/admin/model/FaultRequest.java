package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.Delay;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.internal.admin.generated.FaultKindModel;
import dev.sipregistration.mockserver.internal.admin.generated.FaultMomentModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewFaultModel;
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
public record FaultRequest(NewFaultModel body, FaultKindModel kind) {
  private static final Duration USUAL_RETRY = Duration.ofSeconds(1);

  /**
   * Reads a fault.
   *
   * @throws ProblemException if it makes no sense
   */
  public static Fault read(NewFaultModel body) {
    if (body.getKind() == null) {
      throw BodyChecks.wrong("kind", "there, such as CONNECTION_RESET");
    }
    FaultRequest wanted = new FaultRequest(body, body.getKind());
    wanted.requireNothingOfOtherKinds();
    return wanted.atItsMoment(wanted.heldUp(wanted.forItsCalls(wanted.symptom())));
  }

  private void requireNothingOfOtherKinds() {
    goesOnlyWith(FaultKindModel.ERROR_CODE, "error_code", body.getErrorCode());
    goesOnlyWith(FaultKindModel.HTTP_STATUS, "http_status", body.getHttpStatus());
    goesOnlyWith(FaultKindModel.TOO_MANY_REQUESTS, "retry_after", body.getRetryAfter());
    goesOnlyWith(FaultKindModel.DRIBBLED_BODY, "dribble_time", body.getDribbleTime());
  }

  private void goesOnlyWith(FaultKindModel other, String name, @Nullable Object value) {
    if (value != null && kind != other) {
      throw BodyChecks.wrong(name, "left out with " + kind + ": it goes with " + other);
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
    if (body.getMoment() == FaultMomentModel.AFTER_EFFECT) {
      return made("moment", unused -> fault.afterEffect(), FaultMomentModel.AFTER_EFFECT);
    }
    if (body.getMoment() == FaultMomentModel.BEFORE_EFFECT
        && kind == FaultKindModel.DRIBBLED_BODY) {
      throw BodyChecks.wrong("moment", "AFTER_EFFECT for the call's own answer, or left out");
    }
    return fault;
  }

  private static Duration time(String name, String iso) {
    return BodyChecks.time(name, iso, Duration.ofNanos(1), Delay.LONGEST);
  }

  private static Duration notNegative(String name, String iso) {
    return BodyChecks.time(name, iso, Duration.ZERO, Delay.LONGEST);
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw BodyChecks.wrong(name, "there");
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
