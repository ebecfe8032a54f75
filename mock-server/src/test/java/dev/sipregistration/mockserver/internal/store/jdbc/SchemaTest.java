package dev.sipregistration.mockserver.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  @TempDir private Path directory;

  private JdbcStore open() {
    World seed = DemoWorld.with(List.of());
    return JdbcStore.inFiles(
        directory.resolve("state"),
        false,
        new JdbcStore.Seeding(() -> seed, List.of(), InstantSource.system(), false, 1));
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:hsqldb:file:%s;hsqldb.lock_file=false"
                    .formatted(directory.resolve("state").resolve("state")),
                "SA",
                "");
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  @Test
  void open_storeOfNewerVersion_isRefused() throws Exception {
    open().close();
    execute("update stored_state set schema_version = 2", "shutdown");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(this::open)
        .withMessage("is of a newer mock server: its version is 2, and this one knows 1");
  }

  @Test
  void open_firstStartThatEndedHalfway_isMadeComplete() throws Exception {
    open().close();
    execute(
        "drop table stored_state",
        "drop table credentials",
        "drop table outbox_entry",
        "drop table ledger_entry",
        "delete from account",
        "delete from account_name",
        "delete from account_document",
        "delete from service_account",
        "delete from sip_registration",
        "delete from world",
        "shutdown");

    JdbcStore store = open();

    assertThat(store.continued()).isFalse();
    assertThat(store.store().accounts()).containsExactly(DemoWorld.ACCOUNT);
    store.close();
  }

  @Test
  void rows_ofAccounts_haveAllItsParts() {
    assertThat(Arrays.stream(Account.class.getRecordComponents()).map(RecordComponent::getName))
        .as("parts that AccountRows compares and writes; another one must be written, too")
        .containsExactlyInAnyOrder(
            "profile",
            "terms",
            "options",
            "directory",
            "registrations",
            "registrars",
            "ledger",
            "outbox",
            "calls");
  }
}
