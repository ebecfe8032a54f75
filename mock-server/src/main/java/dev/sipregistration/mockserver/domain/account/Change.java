package dev.sipregistration.mockserver.domain.account;

/**
 * The result of a step.
 *
 * @param account the account after the step, which may be the one before
 * @param value the result for the caller
 */
public record Change<T>(Account account, T value) {
  /** Makes the result whose value is the account itself. */
  public static Change<Account> of(Account account) {
    return new Change<>(account, account);
  }
}
