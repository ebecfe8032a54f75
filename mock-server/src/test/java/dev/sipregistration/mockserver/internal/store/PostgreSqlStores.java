package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.PostgreSql;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Makes stores in a database of PostgreSQL, each in a schema of its own. */
final class PostgreSqlStores implements ReopeningStores {
  private record Opened(StoreAddress.PostgreSql address, JdbcStore store) {}

  private final Deque<Opened> opened = new ArrayDeque<>();

  @Override
  public WorldStore create(World seed, InstantSource system) {
    return open((StoreAddress.PostgreSql) StoreAddress.of(PostgreSql.newSchema()), seed, system);
  }

  @Override
  public WorldStore reopen(World otherSeed, InstantSource system) {
    Opened last = opened.pop();
    last.store().close();
    return open(last.address(), otherSeed, system);
  }

  private WorldStore open(StoreAddress.PostgreSql address, World seed, InstantSource system) {
    JdbcStore store =
        JdbcStore.inPostgreSql(
            address,
            null,
            false,
            new JdbcStore.Seeding(() -> seed, List.of(), system, false, FileStores.MANY));
    opened.push(new Opened(address, store));
    return store.store();
  }

  @Override
  public void close() {
    opened.forEach(one -> one.store().close());
    opened.clear();
  }
}
