package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.ActiveFault;
import dev.sipregistration.mockserver.faults.CallMatcher;
import dev.sipregistration.mockserver.faults.Delay;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.faults.FaultEffect;
import dev.sipregistration.mockserver.internal.admin.generated.FaultKindModel;
import dev.sipregistration.mockserver.internal.admin.generated.FaultModel;
import dev.sipregistration.mockserver.internal.admin.generated.FaultMomentModel;
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
        .struck(active.struck())
        .fault(of(active.fault()));
  }

  private static NewFaultModel of(Fault fault) {
    FaultEffect effect = fault.symptom();
    CallMatcher matcher = fault.occasion();
    AccountId account = matcher.account();
    Delay delay = fault.holdUp();
    NewFaultModel shown =
        new NewFaultModel()
            .kind(FaultKindModel.valueOf(effect.kind().name()))
            .method(matcher.method())
            .accountId(account == null ? null : account.value())
            .parameters(matcher.parameters().isEmpty() ? null : matcher.parameters())
            .times(matcher.times())
            .probability(
                matcher.probability() < 1 ? BigDecimal.valueOf(matcher.probability()) : null)
            .moment(FaultMomentModel.valueOf(fault.moment().name()))
            .delay(unlessNone(delay.delay()))
            .jitter(unlessNone(delay.jitter()));
    addDetail(shown, effect);
    return shown;
  }

  private static void addDetail(NewFaultModel shown, FaultEffect effect) {
    if (effect instanceof FaultEffect.Refusal refusal) {
      shown.setErrorCode(refusal.code());
    } else if (effect instanceof FaultEffect.HttpStatus failed) {
      shown.setHttpStatus(failed.status());
    } else if (effect instanceof FaultEffect.TooManyRequests rejected) {
      shown.setRetryAfter((int) rejected.retryAfter().toSeconds());
    } else if (effect instanceof FaultEffect.DribbledBody dribbled) {
      shown.setDribbleTime(dribbled.length().toString());
    }
  }

  private static @Nullable String unlessNone(Duration time) {
    return time.isZero() ? null : time.toString();
  }
}
