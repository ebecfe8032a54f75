package dev.sipregistration.mockserver.domain.world;

/**
 * Listens to every commit, so that a timer or a sender of callbacks need not poll.
 *
 * <p>Called by the thread that committed, after its locks are released: it must be quick, must not
 * throw, and must treat the status as a hint that may be overtaken by a newer one.
 */
@FunctionalInterface
public interface CommitListener {
  /** Called after a commit, with the status of the account as it was committed. */
  void committed(AccountStatus account);

  /**
   * Called before the world is replaced by another one. What is known of its accounts is void, and
   * the listener must not take steps until {@link #entered()}, or it could not know in which world.
   */
  default void leaving() {}

  /** Called after another world was entered, and before {@link #committed} for its accounts. */
  default void entered() {}
}
