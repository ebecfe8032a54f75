package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

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
  /**
   * Changes an account.
   *
   * @param known what this process knows
   * @param decide makes a decision on what is there; may be called again if the first cannot be
   *     kept, and does not change the clock
   */
  <T> Committed<T> change(Present known, Function<Present, Decision<T>> decide);

  /** Changes any accounts and the clock, all or nothing. */
  <T> Committed<T> changeAll(KnownWorld known, WorldChange<T> change);

  /** Keeps a new account, with the id that the next one gets. */
  void open(Account opened, long nextAccountId, long version);

  void add(ServiceAccount added, long version);

  /**
   * Keeps the present state under a name.
   *
   * @param world makes it of what is in memory, if all accounts are
   */
  void save(String name, Supplier<World> world);

  /**
   * Reads an account, which is there, as it was committed last.
   *
   * @throws OutdatedException if another world was entered
   */
  StoredAccount read(AccountId id);

  /**
   * Reads an account, which is there, as it was opened.
   *
   * @throws OutdatedException if another world was entered
   */
  Account opened(AccountId id);

  /** Returns an account as others have left it, if it is newer than what is known. */
  default Optional<StoredAccount> newer(StoredAccount known) {
    return Optional.empty();
  }

  /**
   * Returns the statuses of accounts that others have changed.
   *
   * @param known returns the version that is known of an account
   */
  default List<StoredStatus> newer(ToLongFunction<AccountId> known) {
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
   * @param serviceAccounts all of the world
   */
  record Growth(
      long version,
      ClockSetting clock,
      long nextAccountId,
      List<ListedAccount> accounts,
      List<ServiceAccount> serviceAccounts) {}
}
