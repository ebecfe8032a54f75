package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.internal.admin.generated.AccountChangeModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change of an account as somebody wants it, checked; what is null stays as it is. */
public record AccountChangeRequest(
    @Nullable Boolean active,
    @Nullable Boolean frozen,
    @Nullable BigDecimal creditLimit,
    @Nullable Duration timeInProgress,
    @Nullable Boolean persistentWithUser,
    @Nullable BigDecimal lowBalance) {
  public static AccountChangeRequest read(AccountChangeModel body) {
    BigDecimal creditLimit = body.getCreditLimit();
    BigDecimal lowBalance = body.getLowBalance();
    String time = body.getTimeInProgress();
    boolean nothing =
        Stream.of(
                body.getActive(),
                body.getFrozen(),
                creditLimit,
                time,
                body.getPersistentWithUser(),
                lowBalance)
            .allMatch(Objects::isNull);
    if (nothing) {
      throw ProblemException.badRequest(
          "",
          "Give at least one of active, frozen, credit_limit, time_in_progress,"
              + " persistent_with_user and low_balance");
    }
    return new AccountChangeRequest(
        body.getActive(),
        body.getFrozen(),
        creditLimit == null ? null : BodyChecks.notNegative("credit_limit", creditLimit),
        time == null
            ? null
            : BodyChecks.time(
                "time_in_progress", time, Duration.ZERO, AccountOptions.LONGEST_IN_PROGRESS),
        body.getPersistentWithUser(),
        lowBalance == null ? null : BodyChecks.amount("low_balance", lowBalance));
  }

  public AccountPlan applyTo(AccountPlan terms) {
    AccountPlan changed = active == null ? terms : terms.withActive(active);
    changed = frozen == null ? changed : changed.withFrozen(frozen);
    changed = creditLimit == null ? changed : changed.withCreditLimit(creditLimit);
    return lowBalance == null ? changed : changed.withLowBalance(lowBalance);
  }

  public AccountOptions applyTo(AccountOptions options) {
    AccountOptions changed =
        timeInProgress == null ? options : options.withTimeInProgress(timeInProgress);
    return persistentWithUser == null
        ? changed
        : changed.withPersistentWithUser(persistentWithUser);
  }
}
