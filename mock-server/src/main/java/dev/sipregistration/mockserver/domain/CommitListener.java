package dev.sipregistration.mockserver.domain;

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
}
