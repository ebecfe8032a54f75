package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.sql.SQLException;

/** Which server delivers the callbacks of an account, by the database's clock. */
final class ClaimRows {
  private ClaimRows() {}

  /** Claims an account for twice as long as the longest attempt, unless another server has it. */
  static boolean claim(Session session, long world, AccountId account, long owner)
      throws SQLException {
    return session.update(
            "insert into callback_claim as c (world, account_id, owner, claimed_until)"
                + " values (?, ?, ?, current_timestamp + interval '20 seconds')"
                + " on conflict (world, account_id) do update"
                + " set owner = excluded.owner, claimed_until = excluded.claimed_until"
                + " where c.owner = excluded.owner or c.claimed_until < current_timestamp",
            world,
            account.value(),
            owner)
        > 0;
  }

  static void release(Session session, long world, AccountId account, long owner)
      throws SQLException {
    session.update(
        "delete from callback_claim where world = ? and account_id = ? and owner = ?",
        world,
        account.value(),
        owner);
  }
}
