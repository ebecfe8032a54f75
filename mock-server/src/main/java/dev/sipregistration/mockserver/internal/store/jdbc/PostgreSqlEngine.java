package dev.sipregistration.mockserver.internal.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.internal.store.StoreAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A database of PostgreSQL, which no other server uses meanwhile. */
final class PostgreSqlEngine implements Engine {
  private static final int CONNECTIONS = 16;

  /** How long to wait for a connection, and for the network to make one. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** How long to wait for the response to a statement; the longest copy a whole world. */
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);

  /** Among the locks of other programs in the same database. */
  private static final int LOCK = 0x5349_5052;

  private final Database database;
  private final Connection owner;

  private PostgreSqlEngine(Database database) {
    this.database = database;
    owner = database.connection();
    try {
      if (!new Session(owner)
          .query(
              "select pg_try_advisory_lock(?, hashtext(current_schema))",
              row -> row.getBoolean(1),
              LOCK)
          .get(0)) {
        throw new StoreException("is used by another mock server");
      }
      owner.commit();
    } catch (SQLException failed) {
      throw Database.failure(failed);
    }
  }

  /**
   * Connects to a database.
   *
   * @param password what the server asks for, unless it trusts the user or a file of passwords
   *     ({@code ~/.pgpass}) has it
   * @throws StoreException if it cannot be reached or used
   */
  static PostgreSqlEngine open(StoreAddress.PostgreSql address, @Nullable Secret password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDriverClassName(Driver.class.getName());
    config.setJdbcUrl(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                address.host(),
                address.port(),
                URLEncoder.encode(address.database(), StandardCharsets.UTF_8)));
    config.setUsername(address.user());
    if (password != null) {
      config.setPassword(password.value());
    }
    config.addDataSourceProperty("ApplicationName", "sip-registration-mock-server");
    config.addDataSourceProperty("connectTimeout", LONGEST_WAIT.toSeconds());
    config.addDataSourceProperty("socketTimeout", LONGEST_STATEMENT.toSeconds());
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty("reWriteBatchedInserts", true);
    address.parameters().forEach(config::addDataSourceProperty);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    Database database = new Database(config, () -> false);
    try {
      return new PostgreSqlEngine(database);
    } catch (RuntimeException | Error failed) {
      database.close();
      throw failed;
    }
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
