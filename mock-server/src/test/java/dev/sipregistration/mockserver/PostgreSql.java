package dev.sipregistration.mockserver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One server of PostgreSQL for all tests of a run, which starts when it is first needed. */
public final class PostgreSql {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private PostgreSql() {}

  /** Loaded, and so started, by whoever is first. */
  private static final class Server {
    private static final EmbeddedPostgres STARTED = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("max_connections", "400")
            .start();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** Returns the port of the server, on loopback, which trusts everybody. */
  public static int port() {
    return Server.STARTED.getPort();
  }

  /** Returns the address of a new, empty schema, as {@code --store} takes it. */
  public static String newSchema() {
    String schema = "store" + SCHEMAS.incrementAndGet();
    execute("create schema " + schema);
    return "postgresql://postgres@localhost:%d/postgres?currentSchema=%s".formatted(port(), schema);
  }

  /** Executes statements, one after the other. */
  public static void execute(String... statements) {
    try (Connection connection = Server.STARTED.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
