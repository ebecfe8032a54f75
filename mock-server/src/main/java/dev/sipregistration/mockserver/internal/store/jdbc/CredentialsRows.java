package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.auth.Credentials;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The rows of credentials, private keys included, in the vendor's format. */
final class CredentialsRows {
  private CredentialsRows() {}

  /** Writes credentials, in place of those with the same key ids. */
  static void write(Session session, Collection<Credentials> credentials) throws SQLException {
    long number =
        session
            .query("select coalesce(max(number), 0) from credentials", row -> row.getLong(1))
            .get(0);
    for (Credentials one : credentials) {
      number++;
      session.update("delete from credentials where key_id = ?", one.keyId().value());
      session.update(
          "insert into credentials (key_id, number, name, document) values (?, ?, ?, ?)",
          one.keyId().value(),
          number,
          one.name(),
          one.toJson());
    }
  }

  /** Reads all credentials, the oldest first. */
  static List<Credentials> read(Session session) throws SQLException {
    return session.query(
        "select name, document from credentials order by number",
        row -> {
          Credentials read = Credentials.fromJson(row.getString(2));
          return new Credentials(
              row.getString(1), read.accountEmail(), read.accountId(), read.keyId(), read.key());
        });
  }
}
