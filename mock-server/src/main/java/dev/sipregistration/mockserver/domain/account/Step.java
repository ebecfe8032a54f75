package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import java.time.Instant;

/**
 * One atomic change of one account: read, decide, and either commit or refuse.
 *
 * <p>A step has no side effects, for a store may take it more than once before it commits.
 *
 * @param <T> the result for the caller
 */
@FunctionalInterface
public interface Step<T> {
  /**
   * Takes the step.
   *
   * @param account the account, after everything due until now
   * @return the account to commit, or the refusals after which nothing is committed
   */
  Outcome<Change<T>> take(Account account, Instant now, IdSource ids);
}
