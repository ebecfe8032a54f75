package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What becomes of one world, kept beyond this process. What a method is told is durable when it
 * returns; where it throws {@link StoreException} or {@link OutdatedException}, nothing of it is
 * kept.
 *
 * <p>Called under the locks that this process has for what changes. A log that other servers write,
 * too, locks the same there, and decides on what they made of it. What happens in a world that was
 * left need not be kept.
 */
public interface WorldLog {
  /** Keeps nothing. */
  WorldLog NONE = new WorldLog() {};

  /**
   * Changes accounts, all or none of them.
   *
   * @param known what this process knows
   * @param decide makes a decision on what is there; may be called again if the first cannot be
   *     kept, and does not change the clock
   */
  default <T> Committed<T> change(Present known, Function<Present, Decision<T>> decide) {
    return Committed.of(known.accounts(), known.accounts(), decide.apply(known));
  }

  /**
   * Changes all accounts and the clock, all or nothing.
   *
   * @param known what this process knows: all accounts, by id
   * @param version the number of changes of the world as a whole that are known
   */
  default <T> Committed<T> changeAll(
      Present known, long version, Function<Present, Decision<T>> decide) {
    return change(known, decide);
  }

  /** Keeps a new account, with the id that the next one gets. */
  default void open(Account opened, long nextAccountId, long version) {}

  default void add(ServiceAccount added, long version) {}

  /** Keeps the present state, which is passed, under a name. */
  default void save(String name, World world) {}

  /** Returns an account as others have left it, if it is newer than what is known. */
  default Optional<StoredAccount> newer(StoredAccount known) {
    return Optional.empty();
  }

  /** Returns the accounts that are newer than what is known. */
  default List<StoredAccount> newer(List<StoredAccount> known) {
    return List.of();
  }

  /**
   * Returns whether another server has entered another world, or changed this one as a whole.
   *
   * @param version the number of changes as a whole that are known
   */
  default boolean isBehind(long version) {
    return false;
  }

  /** Returns what others have made of the world as a whole, if that is newer than what is known. */
  default Optional<Growth> growth(long version, long nextAccountId) {
    return Optional.empty();
  }

  /**
   * Changes of a world as a whole.
   *
   * @param version their number
   * @param accounts those with ids that were not known
   * @param opened the same accounts as they were opened
   * @param serviceAccounts all of the world
   */
  record Growth(
      long version,
      ClockSetting clock,
      long nextAccountId,
      List<StoredAccount> accounts,
      List<Account> opened,
      List<ServiceAccount> serviceAccounts) {}
}
