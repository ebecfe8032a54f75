package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;

/**
 * A world that is entered.
 *
 * @param version the number of its changes as a whole
 * @param accounts its accounts, with their versions
 * @param opened the same accounts as they were opened
 * @param log keeps what becomes of it
 */
public record StoredWorld(
    World world, long version, List<StoredAccount> accounts, List<Account> opened, WorldLog log) {

  /** Returns a world that nobody has changed yet. */
  public static StoredWorld unchanged(World world, WorldLog log) {
    return new StoredWorld(
        world,
        0,
        world.accounts().stream().map(account -> new StoredAccount(account, 0)).toList(),
        world.accounts(),
        log);
  }
}
