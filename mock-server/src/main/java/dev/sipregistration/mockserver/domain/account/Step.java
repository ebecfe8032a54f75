package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import java.time.Instant;

/**
 * One whole thing done to one account: read, decide, and either commit or refuse.
 *
 * <p>A step has no effect but its answer, for a store may take it more than once before one answer
 * is committed.
 *
 * @param <T> what the caller hears
 */
@FunctionalInterface
public interface Step<T> {
  /**
   * Takes the step.
   *
   * @param account the account, on which everything due has happened
   * @param now the time of the step
   * @param ids where new ids come from
   * @return the account to commit, or the refusals after which nothing is committed
   */
  Outcome<Change<T>> take(Account account, Instant now, IdSource ids);
}
