package dev.sipregistration.mockserver.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private final EngineLog engine = new EngineLog();
  private final Database database = open();

  private Database open() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:hsqldb:mem:database-test");
    config.setUsername("SA");
    return new Database(config, engine::hasFailed);
  }

  @AfterEach
  void close() {
    database.close("shutdown");
    engine.close();
  }

  private int rows() {
    return database.inTransaction(
        session -> session.query("select id from t", row -> row.getInt(1)).size());
  }

  @Test
  void change_thatFails_isRolledBackAndQuotesNothing() {
    database.change(session -> session.execute("create table t (id integer, text varchar(5))"));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                database.change(
                    session -> {
                      session.update("insert into t values (?, ?)", 1, "a");
                      session.update("insert into t values (?, ?)", 2, "password");
                    }))
        .withMessage("failed: SQL state 22001, code 3401");
    assertThat(rows()).isZero();
  }

  @Test
  void change_engineThatCouldNotWrite_isRefusedFromThenOn() {
    database.change(session -> session.execute("create table t (id integer)"));
    engine.listen("TEST");
    LogRecord record = new LogRecord(Level.WARNING, "ScriptWriter synch error: ");
    record.setThrown(new IOException("No space left on device"));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                database.change(
                    session -> {
                      session.update("insert into t values (?)", 1);
                      Logger.getLogger("hsqldb.db.TEST.ENGINE").log(record);
                    }))
        .withMessageStartingWith("cannot be written");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(this::rows)
        .matches(StoreException::isReported);
    assertThat(database.isIntact()).isFalse();
  }
}
