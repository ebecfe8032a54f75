package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.ActiveFault;
import dev.sipregistration.mockserver.faults.CallMatcher;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.faults.FaultEffect;
import dev.sipregistration.mockserver.internal.admin.generated.FaultKindModel;
import dev.sipregistration.mockserver.internal.admin.generated.FaultModel;
import dev.sipregistration.mockserver.internal.admin.generated.FaultPhaseModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewFaultModel;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows a fault as the body that adds it. */
public final class FaultView {
  private FaultView() {}

  public static FaultModel of(ActiveFault active) {
    return new FaultModel()
        .faultId(active.id().value())
        .struck(active.injections())
        .fault(of(active.fault()));
  }

  public static NewFaultModel of(Fault fault) {
    FaultEffect effect = fault.effect();
    CallMatcher matcher = fault.matcher();
    AccountId account = matcher.account();
    NewFaultModel shown =
        new NewFaultModel()
            .kind(FaultKindModel.valueOf(effect.kind().name()))
            .method(matcher.method())
            .accountId(account == null ? null : account.value())
            .parameters(matcher.parameters().isEmpty() ? null : matcher.parameters())
            .times(matcher.times())
            .probability(
                matcher.probability() < 1 ? BigDecimal.valueOf(matcher.probability()) : null)
            .moment(FaultPhaseModel.valueOf(fault.phase().name()))
            .delay(unlessNone(fault.delay().minimum()))
            .jitter(unlessNone(fault.delay().jitter()));
    return switch (effect.kind()) {
      case ERROR_CODE -> shown.errorCode(effect.code());
      case HTTP_STATUS -> shown.httpStatus(effect.code());
      case TOO_MANY_REQUESTS -> shown.retryAfter((int) effect.time().toSeconds());
      case DRIBBLED_BODY -> shown.dribbleTime(effect.time().toString());
      case DELAY,
          CONNECTION_RESET,
          CONNECTION_CLOSED,
          STALLED_BODY,
          TRUNCATED_JSON,
          MALFORMED_JSON,
          EMPTY_ANSWER ->
          shown;
    };
  }

  private static @Nullable String unlessNone(Duration time) {
    return time.isZero() ? null : time.toString();
  }
}
