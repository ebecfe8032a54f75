package dev.sipregistration.mockserver.internal.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Connections to a database. Its exceptions are passed on without texts that may quote rows. */
final class Database implements AutoCloseable {
  private final HikariDataSource connections;
  private final String closing;

  /**
   * Opens a database.
   *
   * @param closing a statement that ends the use of it, or nothing
   * @throws StoreException if it cannot be opened
   */
  Database(HikariConfig config, String closing) {
    this.closing = closing;
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
    try (Connection connection = connections.getConnection()) {
      try {
        T result = work.in(new Session(connection));
        connection.commit();
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
    try {
      if (!closing.isEmpty()) {
        change(session -> session.execute(closing));
      }
    } catch (StoreException alreadyBroken) {
      // All that was acknowledged is durable, whether the database ends in order or not.
    }
    connections.close();
  }
}
