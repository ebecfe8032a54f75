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

/** Shows a fault in the form in which it can be added again. */
public final class FaultView {
  private FaultView() {}

  public static FaultModel of(ActiveFault standing) {
    return new FaultModel()
        .faultId(standing.id().value())
        .struck(standing.struck())
        .fault(of(standing.fault()));
  }

  private static NewFaultModel of(Fault fault) {
    FaultEffect symptom = fault.symptom();
    CallMatcher occasion = fault.occasion();
    AccountId account = occasion.account();
    Delay holdUp = fault.holdUp();
    NewFaultModel shown =
        new NewFaultModel()
            .kind(FaultKindModel.valueOf(symptom.kind().name()))
            .method(occasion.method())
            .accountId(account == null ? null : account.value())
            .parameters(occasion.parameters().isEmpty() ? null : occasion.parameters())
            .times(occasion.times())
            .probability(
                occasion.probability() < 1 ? BigDecimal.valueOf(occasion.probability()) : null)
            .moment(FaultMomentModel.valueOf(fault.moment().name()))
            .delay(unlessNone(holdUp.delay()))
            .jitter(unlessNone(holdUp.jitter()));
    addDetail(shown, symptom);
    return shown;
  }

  private static void addDetail(NewFaultModel shown, FaultEffect symptom) {
    if (symptom instanceof FaultEffect.Refusal refusal) {
      shown.setErrorCode(refusal.code());
    } else if (symptom instanceof FaultEffect.HttpStatus failed) {
      shown.setHttpStatus(failed.status());
    } else if (symptom instanceof FaultEffect.TooManyRequests turnedAway) {
      shown.setRetryAfter((int) turnedAway.retryAfter().toSeconds());
    } else if (symptom instanceof FaultEffect.DribbledBody dribbled) {
      shown.setDribbleTime(dribbled.length().toString());
    }
  }

  private static @Nullable String unlessNone(Duration time) {
    return time.isZero() ? null : time.toString();
  }
}
