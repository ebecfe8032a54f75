package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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

  /** Reads all credentials but those with some key ids, the oldest first. */
  static List<Credentials> read(Session session, Set<KeyId> known) throws SQLException {
    List<Credentials> found = new ArrayList<>();
    session.forEach(
        "select key_id, name, document from credentials order by number",
        row -> {
          if (!known.contains(new KeyId(row.getString(1)))) {
            Credentials read = Credentials.fromJson(row.getString(3));
            found.add(
                new Credentials(
                    row.getString(2),
                    read.accountEmail(),
                    read.accountId(),
                    read.keyId(),
                    read.key()));
          }
        });
    return found;
  }
}
