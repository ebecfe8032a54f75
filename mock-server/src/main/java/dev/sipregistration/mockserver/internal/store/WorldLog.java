package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;

/**
 * What becomes of one world, kept beyond this process. What a method is told is durable when it
 * returns; where it throws {@link StoreException}, nothing of it is kept.
 *
 * <p>Called under the locks of what changes. What happens in a world that was left need not be
 * kept.
 */
public interface WorldLog {
  /** Keeps nothing. */
  WorldLog NONE = new WorldLog() {};

  /** Returns the account in a form that notes what changes, if the log wants to know. */
  default Account tracked(Account account) {
    return account;
  }

  /** Keeps what became of a {@link #tracked} account. */
  default void write(Account before, Account after) {}

  /** Keeps what became of {@link #tracked} accounts, and the setting of the clock: all or none. */
  default void write(List<AccountChange> changes, ClockSetting clock) {}

  /** Keeps a new account, with the id that the next one gets. */
  default void open(Account opened, long nextAccountId) {}

  default void add(ServiceAccount added) {}

  /** Keeps the present state, which is passed, under a name. */
  default void save(String name, World world) {}
}
