package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;

/**
 * Hears of every commit, so that a timer or a sender of callbacks need not look for work.
 *
 * <p>Called by the thread that committed, after its locks are released: it must be quick, must not
 * throw, and must take the account as a hint that may be overtaken by a newer one.
 */
@FunctionalInterface
public interface CommitListener {
  /**
   * Hears of a commit.
   *
   * @param account the account as it was committed
   */
  void committed(Account account);

  /**
   * Hears that the world is about to be left for another one, as a whole: what was heard of it so
   * far is void. Whoever takes steps of its own must not take one again before {@link #entered()},
   * or it could not know in which world it is taken.
   */
  default void leaving() {}

  /** Hears that another world has been entered. Its accounts are told of after this. */
  default void entered() {}
}
