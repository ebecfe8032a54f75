package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.world.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** The tables, in versions: each file {@code schema-N.sql} makes version N of the one before. */
final class Schema {
  static final int VERSION = 1;

  private Schema() {}

  /**
   * Brings the tables up to date.
   *
   * @throws StoreException if they are newer than this mock server
   */
  static void update(Session session) throws SQLException {
    int found = version(session);
    if (found > VERSION) {
      throw new StoreException(
          "is of a newer mock server: its version is %s, and this one knows %s"
              .formatted(found, VERSION));
    }
    for (int version = found + 1; version <= VERSION; version++) {
      for (String statement : statements(version)) {
        session.execute(statement);
      }
    }
    if (found > 0 && found < VERSION) {
      session.update("update stored_state set schema_version = ?", VERSION);
    }
  }

  /** Returns 0 if there are no tables yet, or not all of them. */
  private static int version(Session session) throws SQLException {
    List<Long> tables =
        session.query(
            "select count(*) from information_schema.tables where table_schema = current_schema"
                + " and lower(table_name) = 'stored_state'",
            row -> row.getLong(1));
    if (tables.get(0) == 0) {
      return 0;
    }
    return session.query("select schema_version from stored_state", row -> row.getInt(1)).stream()
        .findFirst()
        .orElse(0);
  }

  private static List<String> statements(int version) {
    try (InputStream file = Schema.class.getResourceAsStream("schema-" + version + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("no file of schema version " + version);
      }
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(all.replaceAll("(?m)^--.*$", "").strip().split(";\\s*"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
