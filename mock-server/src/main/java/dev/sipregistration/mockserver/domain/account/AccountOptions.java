package dev.sipregistration.mockserver.domain.account;

import java.time.Duration;

/**
 * What an account does where the vendor's behaviour is unknown or slow.
 *
 * @param timeInProgress how long a registration is in progress before the registrar responds, at
 *     most {@link #LONGEST_IN_PROGRESS}; by default, zero
 * @param persistentWithUser whether a persistent registration may be bound to a user; by default,
 *     yes, as in the vendor's own sample
 */
public record AccountOptions(Duration timeInProgress, boolean persistentWithUser) {
  /** The longest time in progress: a year, leap years included. */
  public static final Duration LONGEST_IN_PROGRESS = Duration.ofDays(366);

  /** The options of an account that names no others. */
  public static final AccountOptions DEFAULT = new AccountOptions(Duration.ZERO, true);

  /**
   * @throws IllegalArgumentException if the time in progress is negative or too long
   */
  public AccountOptions {
    if (timeInProgress.isNegative() || timeInProgress.compareTo(LONGEST_IN_PROGRESS) > 0) {
      throw new IllegalArgumentException("not a time in progress: " + timeInProgress);
    }
  }

  public AccountOptions withTimeInProgress(Duration newTime) {
    return new AccountOptions(newTime, persistentWithUser);
  }

  public AccountOptions withPersistentWithUser(boolean allowed) {
    return new AccountOptions(timeInProgress, allowed);
  }
}
