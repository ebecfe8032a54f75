package dev.sipregistration.mockserver.internal.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Connections to a database. Its exceptions are passed on without texts that may quote rows. */
final class Database implements AutoCloseable {
  private final HikariDataSource connections;
  private final BooleanSupplier broken;

  /**
   * Opens a database.
   *
   * @param broken whether it is known not to keep what is committed, although it says so
   * @throws StoreException if it cannot be opened
   */
  Database(HikariConfig config, BooleanSupplier broken) {
    this.broken = broken;
    config.setAutoCommit(false);
    try {
      connections = new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException unusable) {
      throw new StoreException("cannot be opened: " + reason(unusable.getCause()));
    }
  }

  /** Something that is done in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /** Something that is done in one transaction, without a result. */
  @FunctionalInterface
  interface Change {
    void in(Session session) throws SQLException;
  }

  /**
   * Does something and commits it, or rolls it back if it fails.
   *
   * @throws StoreException if the database fails
   */
  <T> T inTransaction(Work<T> work) {
    requireIntact();
    try (Connection connection = connections.getConnection()) {
      try {
        T result = work.in(new Session(connection));
        connection.commit();
        requireIntact();
        return result;
      } catch (SQLException | RuntimeException | Error failed) {
        rollBack(connection, failed);
        throw failed;
      }
    } catch (SQLException failed) {
      throw new StoreException("failed: " + reason(failed));
    }
  }

  /**
   * Does something and commits it, or rolls it back if it fails.
   *
   * @throws StoreException if the database fails
   */
  void change(Change change) {
    boolean unused =
        inTransaction(
            session -> {
              change.in(session);
              return true;
            });
  }

  /** Once a commit was not kept, what follows it in a log would not be found either. */
  private void requireIntact() {
    if (broken.getAsBoolean()) {
      throw new StoreException(
          "cannot be written, for its disk is full or broken; mend that and start again");
    }
  }

  private static void rollBack(Connection connection, Throwable failed) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      failed.addSuppressed(lost);
    }
  }

  private static String reason(@Nullable Throwable failure) {
    return failure instanceof SQLException sql
        ? "SQL state %s, code %s".formatted(sql.getSQLState(), sql.getErrorCode())
        : failure == null ? "unknown" : failure.getClass().getSimpleName();
  }

  @Override
  public void close() {
    connections.close();
  }

  /** Closes an engine in this process by a statement, and then the connections. */
  void close(String statement) {
    try (Connection connection = connections.getConnection()) {
      new Session(connection).execute(statement);
    } catch (SQLException alreadyBroken) {
      // All that was acknowledged is durable, whether the engine ends in order or not.
    }
    close();
  }
}
