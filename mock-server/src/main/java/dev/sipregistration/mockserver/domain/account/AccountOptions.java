package dev.sipregistration.mockserver.domain.account;

import java.time.Duration;

/**
 * Where the vendor's behaviour is unknown or slow, what this account does.
 *
 * @param timeInProgress how long a registration stays in progress before the registrar's answer is
 *     taken; zero, the default, takes it at once
 * @param persistentWithUser whether a persistent registration may be bound to a user; the default
 *     is yes, as in the vendor's own sample
 */
public record AccountOptions(Duration timeInProgress, boolean persistentWithUser) {
  private static final Duration LONGEST = Duration.ofDays(366);

  /** What an account does if nothing else is said. */
  public static final AccountOptions DEFAULT = new AccountOptions(Duration.ZERO, true);

  /**
   * Makes options.
   *
   * @param timeInProgress how long a registration stays in progress before the registrar's answer
   *     is taken; zero, the default, takes it at once
   * @param persistentWithUser whether a persistent registration may be bound to a user; the default
   *     is yes, as in the vendor's own sample
   * @throws IllegalArgumentException if the time in progress is negative or longer than a year
   */
  public AccountOptions {
    if (timeInProgress.isNegative() || timeInProgress.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("not a time in progress: " + timeInProgress);
    }
  }

  /**
   * Returns these options with another time in progress.
   *
   * @param newTime from zero to a year
   * @return the options
   */
  public AccountOptions withTimeInProgress(Duration newTime) {
    return new AccountOptions(newTime, persistentWithUser);
  }

  /**
   * Returns these options with another answer to persistent registrations with a user.
   *
   * @param allowed whether they are allowed
   * @return the options
   */
  public AccountOptions withPersistentWithUser(boolean allowed) {
    return new AccountOptions(timeInProgress, allowed);
  }
}
