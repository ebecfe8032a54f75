package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.Delay;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.internal.admin.generated.FaultKindModel;
import dev.sipregistration.mockserver.internal.admin.generated.FaultPhaseModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewFaultModel;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a request for a fault. */
public record FaultRequest(NewFaultModel body, FaultKindModel kind) {
  private static final int DEFAULT_RETRY_AFTER = 1;

  public static Fault read(NewFaultModel body) {
    if (body.getKind() == null) {
      throw BodyChecks.wrong("kind", "there, such as CONNECTION_RESET");
    }
    FaultRequest request = new FaultRequest(body, body.getKind());
    request.checkMembersOfOtherKinds();
    return request.inPhase(request.delayed(request.limited(request.effect())));
  }

  private void checkMembersOfOtherKinds() {
    onlyWith(FaultKindModel.ERROR_CODE, "error_code", body.getErrorCode());
    onlyWith(FaultKindModel.HTTP_STATUS, "http_status", body.getHttpStatus());
    onlyWith(FaultKindModel.TOO_MANY_REQUESTS, "retry_after", body.getRetryAfter());
    onlyWith(FaultKindModel.DRIBBLED_BODY, "dribble_time", body.getDribbleTime());
  }

  private void onlyWith(FaultKindModel other, String name, @Nullable Object value) {
    if (value != null && kind != other) {
      throw BodyChecks.wrong(name, "left out with " + kind + ": it goes with " + other);
    }
  }

  private Fault effect() {
    return switch (kind) {
      case DELAY -> Fault.delay(positive("delay", body.getDelay()));
      case ERROR_CODE -> required("error_code", body.getErrorCode(), Fault::errorCode);
      case HTTP_STATUS -> required("http_status", body.getHttpStatus(), Fault::httpStatus);
      case TOO_MANY_REQUESTS ->
          required(
              "retry_after",
              Objects.requireNonNullElse(body.getRetryAfter(), DEFAULT_RETRY_AFTER),
              seconds -> Fault.tooManyRequests(Duration.ofSeconds(seconds)));
      case CONNECTION_RESET -> Fault.connectionReset();
      case CONNECTION_CLOSED -> Fault.connectionClosed();
      case STALLED_BODY -> Fault.stalledBody();
      case DRIBBLED_BODY -> Fault.dribbledBody(positive("dribble_time", body.getDribbleTime()));
      case TRUNCATED_JSON -> Fault.truncatedJson();
      case MALFORMED_JSON -> Fault.malformedJson();
      case EMPTY_ANSWER -> Fault.emptyAnswer();
    };
  }

  private Fault limited(Fault fault) {
    Fault limited = optional(fault, "method", body.getMethod(), Fault::forMethod);
    limited =
        optional(
            limited, "account_id", body.getAccountId(), (f, id) -> f.forAccount(new AccountId(id)));
    Map<String, @Nullable String> parameters = body.getParameters();
    if (parameters != null) {
      for (Map.Entry<String, @Nullable String> each : parameters.entrySet()) {
        limited = forParameter(limited, each.getKey(), each.getValue());
      }
    }
    limited = optional(limited, "times", body.getTimes(), Fault::times);
    return optional(
        limited,
        "probability",
        body.getProbability(),
        (f, probability) -> f.withProbability(probability.doubleValue()));
  }

  private static Fault forParameter(Fault fault, String name, @Nullable String value) {
    String pointer = ProblemException.pointerTo("parameters", name);
    if (value == null) {
      throw ProblemException.badRequest(pointer, name + " must be a text");
    }
    return checked(pointer, value, text -> fault.forParameter(name, text));
  }

  private Fault delayed(Fault fault) {
    Fault delayed =
        optional(
            fault, "delay", body.getDelay(), (f, iso) -> f.delayedBy(notNegative("delay", iso)));
    return optional(
        delayed, "jitter", body.getJitter(), (f, iso) -> f.withJitter(notNegative("jitter", iso)));
  }

  private Fault inPhase(Fault fault) {
    if (body.getMoment() == FaultPhaseModel.AFTER_EFFECT) {
      return checked("/moment", fault, Fault::afterEffect);
    }
    if (body.getMoment() == FaultPhaseModel.BEFORE_EFFECT && kind == FaultKindModel.DRIBBLED_BODY) {
      throw BodyChecks.wrong("moment", "AFTER_EFFECT for the call's own response, or left out");
    }
    return fault;
  }

  private static Duration positive(String name, @Nullable String iso) {
    return BodyChecks.time(name, BodyChecks.present(name, iso), Duration.ofNanos(1), Delay.LONGEST);
  }

  private static Duration notNegative(String name, String iso) {
    return BodyChecks.time(name, iso, Duration.ZERO, Delay.LONGEST);
  }

  private static <T> Fault required(String name, @Nullable T value, Function<T, Fault> make) {
    return checked("/" + name, BodyChecks.present(name, value), make);
  }

  private static <T> Fault optional(
      Fault fault, String name, @Nullable T value, BiFunction<Fault, T, Fault> change) {
    return value == null
        ? fault
        : checked("/" + name, value, present -> change.apply(fault, present));
  }

  private static <T> Fault checked(String pointer, T value, Function<T, Fault> make) {
    try {
      return make.apply(value);
    } catch (IllegalArgumentException outOfRange) {
      throw ProblemException.badRequest(pointer, String.valueOf(outOfRange.getMessage()));
    }
  }
}
