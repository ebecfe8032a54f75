package dev.sipregistration.mockserver.internal.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Connections to a database. Its exceptions are passed on without texts that may quote rows. */
final class Database implements AutoCloseable {
  /** What servers that share rows may do to each other: deadlocks, and conflicts of versions. */
  private static final Set<String> MAY_BE_REPEATED = Set.of("40001", "40P01");

  private static final int MOST_ATTEMPTS = 3;
  private static final String FAILED = "failed: ";

  /** How long to refuse at once after no connection could be made. */
  private static final Duration REFUSED_FOR = Duration.ofSeconds(1);

  private final HikariDataSource connections;
  private final BooleanSupplier broken;
  private volatile @Nullable SQLException unreachable;
  private volatile long unreachableAt;

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
      requireIntact();
      throw new StoreException("cannot be opened: " + reason(unusable.getCause()));
    }
  }

  static StoreException failure(SQLException failed) {
    return new StoreException(FAILED + reason(failed));
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
   * Does something and commits it, or rolls it back if it fails. Where another transaction got into
   * its way, it is done again.
   *
   * @throws StoreException if the database fails
   */
  <T> T inTransaction(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(work);
      } catch (SQLException failed) {
        if (attempt == MOST_ATTEMPTS
            || !MAY_BE_REPEATED.contains(String.valueOf(failed.getSQLState()))) {
          requireIntact();
          throw failure(failed);
        }
      }
    }
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    requireIntact();
    try (Connection connection = connect()) {
      try {
        T result = work.in(new Session(connection));
        connection.commit();
        requireIntact();
        return result;
      } catch (SQLException | RuntimeException | Error failed) {
        rollBack(connection, failed);
        throw failed;
      }
    }
  }

  /** Callers that wait for each other must not wait for an unreachable server, one by one. */
  private Connection connect() throws SQLException {
    SQLException failure = unreachable;
    if (failure != null && System.nanoTime() - unreachableAt < REFUSED_FOR.toNanos()) {
      throw StoreException.reported(FAILED + reason(failure));
    }
    try {
      Connection connection = connections.getConnection();
      unreachable = null;
      return connection;
    } catch (SQLException failed) {
      // Without a state, all connections were in use.
      if (failed.getSQLState() != null) {
        unreachableAt = System.nanoTime();
        unreachable = failed;
      }
      throw failed;
    }
  }

  /**
   * Reads several things as they are at one moment.
   *
   * @throws StoreException if the database fails
   */
  <T> T inSnapshot(Work<T> work) {
    return inTransaction(
        session -> {
          session.execute("set transaction isolation level repeatable read");
          return work.in(session);
        });
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
    if (!isIntact()) {
      throw StoreException.reported(EngineLog.FAILURE);
    }
  }

  /** Returns whether what is committed is kept, as far as that is known. */
  boolean isIntact() {
    return !broken.getAsBoolean();
  }

  private static void rollBack(Connection connection, Throwable failed) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      failed.addSuppressed(lost);
    }
  }

  private static String reason(@Nullable Throwable failure) {
    if (!(failure instanceof SQLException sql)) {
      return failure == null ? "unknown" : failure.getClass().getSimpleName();
    }
    String state = String.valueOf(sql.getSQLState());
    String code = "SQL state %s, code %s".formatted(state, sql.getErrorCode());
    return meaning(state).map(words -> words + " (" + code + ")").orElse(code);
  }

  /** Says what people can do something about. */
  private static Optional<String> meaning(String state) {
    return Optional.ofNullable(
        switch (state) {
          case "08004" -> "the server refuses the connection, or wants a password";
          case "28000", "28P01" -> "the user or the password is wrong";
          case "3D000" -> "there is no such database";
          case "42501" -> "the user lacks a privilege";
          case "55P03" -> "something was locked for too long";
          case "53300" -> "the server has too many connections";
          case "S1000" ->
              "its files are damaged; restore a copy of them, or name another directory";
          case "57P03" -> "the server is starting or stopping";
          default -> state.startsWith("08") ? "the server cannot be reached" : null;
        });
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
