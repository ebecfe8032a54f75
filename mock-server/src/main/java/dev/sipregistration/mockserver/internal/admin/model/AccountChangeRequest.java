package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.internal.admin.generated.AccountChangeModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A checked change of an account. What is absent stays as it is.
 *
 * @param body the change
 * @param timeInProgress its duration
 */
public record AccountChangeRequest(AccountChangeModel body, @Nullable Duration timeInProgress) {

  public static AccountChangeRequest read(AccountChangeModel body) {
    if (body.equals(new AccountChangeModel())) {
      throw ProblemException.badRequest(
          "",
          "Give at least one of active, frozen, credit_limit, time_in_progress,"
              + " persistent_with_user and low_balance");
    }
    if (body.getCreditLimit() != null) {
      BodyChecks.notNegative("credit_limit", body.getCreditLimit());
    }
    String iso = body.getTimeInProgress();
    Duration time =
        iso == null
            ? null
            : BodyChecks.time(
                "time_in_progress", iso, Duration.ZERO, AccountOptions.LONGEST_IN_PROGRESS);
    if (body.getLowBalance() != null) {
      BodyChecks.amount("low_balance", body.getLowBalance());
    }
    return new AccountChangeRequest(body, time);
  }

  public AccountPlan applyTo(AccountPlan plan) {
    AccountPlan changed = plan;
    changed = body.getActive() == null ? changed : changed.withActive(body.getActive());
    changed = body.getFrozen() == null ? changed : changed.withFrozen(body.getFrozen());
    changed =
        body.getCreditLimit() == null ? changed : changed.withCreditLimit(body.getCreditLimit());
    return body.getLowBalance() == null ? changed : changed.withLowBalance(body.getLowBalance());
  }

  public AccountOptions applyTo(AccountOptions options) {
    AccountOptions changed =
        timeInProgress == null ? options : options.withTimeInProgress(timeInProgress);
    return body.getPersistentWithUser() == null
        ? changed
        : changed.withPersistentWithUser(body.getPersistentWithUser());
  }
}
