package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.document.PublicKeyPem;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service accounts of worlds, in columns: a start that reads them needs no JSON. */
final class ServiceAccountRows {
  private ServiceAccountRows() {}

  static void insert(Session session, long world, ServiceAccount one) throws SQLException {
    session.update(
        "insert into service_account (world, account_id, key_id, name, roles, public_key)"
            + " values (?, ?, ?, ?, ?, ?)",
        world,
        one.accountId().value(),
        one.keyId().value(),
        one.name(),
        one.roles().stream().sorted().map(Role::name).collect(Collectors.joining(",")),
        PublicKeyPem.write(one.publicKey()));
  }

  /** Reads the service accounts of a world, by key. */
  static List<ServiceAccount> read(Session session, long world) throws SQLException {
    return session.query(
        "select key_id, account_id, name, roles, public_key from service_account where world = ?"
            + " order by key_id",
        row ->
            new ServiceAccount(
                new KeyId(row.getString(1)),
                new AccountId(row.getLong(2)),
                row.getString(3),
                Stream.of(row.getString(4).split(","))
                    .map(Role::valueOf)
                    .collect(Collectors.toUnmodifiableSet()),
                PublicKeyPem.read(row.getString(5))),
        world);
  }

  /** Reads the keys of the service accounts of all worlds. */
  static List<KeyId> keys(Session session) throws SQLException {
    return session.query(
        "select distinct key_id from service_account", row -> new KeyId(row.getString(1)));
  }
}
