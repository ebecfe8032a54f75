package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.PostgreSql;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Makes pairs of servers on one state, whose stores are called in turn as if they were one: what
 * one server was told, the other knows.
 */
final class TwoServers implements StoreFactory {
  private final List<JdbcStore> opened = new ArrayList<>();

  @Override
  public WorldStore create(World seed, InstantSource system) {
    String address = PostgreSql.newSchema();
    return inTurn(open(address, seed, system), open(address, seed, system));
  }

  /** Opens one more server on a state. */
  MemoryStore open(String address, World seed, InstantSource system) {
    JdbcStore store =
        JdbcStore.inPostgreSql(
            (StoreAddress.PostgreSql) StoreAddress.of(address),
            null,
            false,
            new JdbcStore.Seeding(() -> seed, List.of(), system, false, FileStores.MANY));
    opened.add(store);
    return store.store();
  }

  /** Each call goes to the next server, which begins as with a request: with a refresh. */
  private static WorldStore inTurn(MemoryStore... servers) {
    AtomicInteger turn = new AtomicInteger();
    return (WorldStore)
        Proxy.newProxyInstance(
            WorldStore.class.getClassLoader(),
            new Class<?>[] {WorldStore.class},
            (proxy, method, arguments) -> {
              MemoryStore next = servers[Math.floorMod(turn.getAndIncrement(), servers.length)];
              if (method.getName().equals("listen")) {
                Stream.of(servers).forEach(server -> server.listen((CommitListener) arguments[0]));
                return null;
              }
              if (method.getName().equals("nextDue")) {
                // Known once the poll, which runs from time to time, has found it.
                next.pollOthers();
              }
              next.refresh();
              try {
                return method.invoke(next, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  @Override
  public void close() {
    opened.forEach(JdbcStore::close);
    opened.clear();
  }
}
