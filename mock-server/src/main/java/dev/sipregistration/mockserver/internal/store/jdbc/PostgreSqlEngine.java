package dev.sipregistration.mockserver.internal.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.internal.store.StoreAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A database of PostgreSQL, which several servers may use. */
final class PostgreSqlEngine implements Engine {
  private static final int CONNECTIONS = 16;

  /** How long to wait for a connection, and for the network to make one. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  /** How long to wait for the response to a statement; the longest copy a whole world. */
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(20);

  /** Tells the lock of those that open a store from locks of other programs. */
  private static final int LOCK = 0x5349_5052;

  /** A server that is stopped or cut off must not keep its locks from others for ever. */
  private static final String SETTINGS =
      "set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '60s'";

  private final Database database;

  private PostgreSqlEngine(Database database) {
    this.database = database;
  }

  /**
   * Connects to a database.
   *
   * @param password what the server asks for, unless it trusts the user or a file of passwords
   *     ({@code ~/.pgpass}) has it
   * @throws StoreException if it cannot be reached or used
   */
  static PostgreSqlEngine open(StoreAddress.PostgreSql address, @Nullable Secret password) {
    return new PostgreSqlEngine(new Database(config(address, password), () -> false));
  }

  static HikariConfig config(StoreAddress.PostgreSql address, @Nullable Secret password) {
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
    // Values that are no texts would be ignored.
    config.addDataSourceProperty("ApplicationName", "sip-registration-mock-server");
    config.addDataSourceProperty("connectTimeout", String.valueOf(LONGEST_WAIT.toSeconds()));
    config.addDataSourceProperty("socketTimeout", String.valueOf(LONGEST_STATEMENT.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.setConnectionInitSql(SETTINGS);
    address.parameters().forEach(config::addDataSourceProperty);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setValidationTimeout(LONGEST_WAIT.toMillis());
    return config;
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public <T> T alone(Supplier<T> opening) {
    return database.inTransaction(
        session -> {
          session.execute("set local lock_timeout = '60s'");
          session.forEach(
              "select pg_advisory_xact_lock(?, hashtext(current_schema))", row -> {}, LOCK);
          return opening.get();
        });
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void close() {
    database.close();
  }
}
