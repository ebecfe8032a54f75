package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.FaultKind;
import dev.sipregistration.mockserver.admin.generated.FaultMoment;
import dev.sipregistration.mockserver.admin.generated.NewFault;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.faults.HoldUp;
import dev.sipregistration.mockserver.faults.Occasion;
import dev.sipregistration.mockserver.faults.StandingFault;
import dev.sipregistration.mockserver.faults.Symptom;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows a fault in the form in which it can be added again. */
final class FaultView {
  private FaultView() {}

  static dev.sipregistration.mockserver.admin.generated.Fault of(StandingFault standing) {
    return new dev.sipregistration.mockserver.admin.generated.Fault()
        .faultId(standing.id().value())
        .struck(standing.struck())
        .fault(of(standing.fault()));
  }

  private static NewFault of(Fault fault) {
    Symptom symptom = fault.symptom();
    Occasion occasion = fault.occasion();
    AccountId account = occasion.account();
    HoldUp holdUp = fault.holdUp();
    NewFault shown =
        new NewFault()
            .kind(FaultKind.valueOf(symptom.kind().name()))
            .method(occasion.method())
            .accountId(account == null ? null : account.value())
            .parameters(occasion.parameters().isEmpty() ? null : occasion.parameters())
            .times(occasion.times())
            .probability(
                occasion.probability() < 1 ? BigDecimal.valueOf(occasion.probability()) : null)
            .moment(FaultMoment.valueOf(fault.moment().name()))
            .delay(unlessNone(holdUp.delay()))
            .jitter(unlessNone(holdUp.jitter()));
    addDetail(shown, symptom);
    return shown;
  }

  private static void addDetail(NewFault shown, Symptom symptom) {
    if (symptom instanceof Symptom.Refusal refusal) {
      shown.setErrorCode(refusal.code());
    } else if (symptom instanceof Symptom.HttpStatus failed) {
      shown.setHttpStatus(failed.status());
    } else if (symptom instanceof Symptom.TooManyRequests turnedAway) {
      shown.setRetryAfter((int) turnedAway.retryAfter().toSeconds());
    } else if (symptom instanceof Symptom.DribbledBody dribbled) {
      shown.setDribbleTime(dribbled.length().toString());
    }
  }

  private static @Nullable String unlessNone(Duration time) {
    return time.isZero() ? null : time.toString();
  }
}
