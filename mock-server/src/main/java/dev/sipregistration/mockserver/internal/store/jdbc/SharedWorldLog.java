package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.internal.store.Committed;
import dev.sipregistration.mockserver.internal.store.Decision;
import dev.sipregistration.mockserver.internal.store.KnownWorld;
import dev.sipregistration.mockserver.internal.store.OutdatedException;
import dev.sipregistration.mockserver.internal.store.Present;
import dev.sipregistration.mockserver.internal.store.StoredAccount;
import dev.sipregistration.mockserver.internal.store.StoredStatus;
import dev.sipregistration.mockserver.internal.store.WorldChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Keeps what becomes of one world in a database that other servers use, too. A change locks the
 * rows of its accounts, and then reads what is there: in this order, or it would miss what was
 * committed while it waited. A change of the whole world locks the world's row first, and all its
 * accounts by id.
 */
final class SharedWorldLog extends JdbcWorldLog {
  private final long offset;

  /**
   * @param offset what the numbers of the sequence are higher than the ids of this world
   */
  SharedWorldLog(
      JdbcPersistence persistence,
      Database database,
      AccountRows accounts,
      WorldRows worlds,
      long number,
      long offset) {
    super(persistence, database, accounts, worlds, number);
    this.offset = offset;
  }

  @Override
  public <T> Committed<T> change(Present known, Function<Present, Decision<T>> decide) {
    requireEntered();
    return database.inTransaction(
        session -> {
          List<StoredAccount> current = new ArrayList<>();
          for (StoredAccount one : known.accounts()) {
            current.add(locked(session, one));
          }
          ClockSetting clock =
              WorldRows.activeClock(session, number()).orElseThrow(OutdatedException::new);
          return decided(session, present(session, current, clock), decide);
        });
  }

  /** What begins after this world was left belongs to the next one. */
  private void requireEntered() {
    if (isLeft()) {
      throw new OutdatedException();
    }
  }

  private StoredAccount locked(Session session, StoredAccount known) throws SQLException {
    long version =
        AccountRows.lock(session, number(), known.account().id())
            .orElseThrow(OutdatedException::new);
    return version == known.version() ? known : accounts.readAfter(session, number(), known);
  }

  @Override
  public <T> Committed<T> changeAll(KnownWorld known, WorldChange<T> change) {
    requireEntered();
    return database.inTransaction(
        session -> {
          lock(session);
          requireKnown(
              WorldRows.activeVersion(session, number())
                  .filter(one -> one == known.version())
                  .isPresent());
          ClockSetting clock =
              WorldRows.activeClock(session, number()).orElseThrow(OutdatedException::new);
          List<StoredAccount> current =
              concerned(
                  session,
                  known,
                  AccountRows.statuses(session, number()),
                  status -> change.concerns().test(status, clock));
          return decided(session, present(session, current, clock), change.decide());
        });
  }

  private <T> Committed<T> decided(
      Session session, Present current, Function<Present, Decision<T>> decide) throws SQLException {
    Present tracked = tracked(current);
    Decision<T> decision = decide.apply(tracked);
    if (!isLeft()) {
      write(session, tracked, decision);
    }
    return Committed.of(current.accounts(), tracked.accounts(), decision);
  }

  private Present present(Session session, List<StoredAccount> current, ClockSetting clock) {
    return new Present(
        current,
        clock,
        () -> new SipRegistrationId(drawn(() -> WorldRows.draw(session)) - offset),
        () -> drawn(() -> WorldRows.nextSipRegistrationId(session, number())));
  }

  /** Draws a number while a decision is made. */
  @FunctionalInterface
  private interface Draw {
    long draw() throws SQLException;
  }

  private static long drawn(Draw draw) {
    try {
      return draw.draw();
    } catch (SQLException failed) {
      throw Database.failure(failed);
    }
  }

  @Override
  void lock(Session session) throws SQLException {
    WorldRows.lock(session, number());
    AccountRows.lockAll(session, number());
  }

  /**
   * Reads what was committed here last, if another world was entered: that is noticed elsewhere.
   */
  @Override
  public Optional<StoredAccount> newer(StoredAccount known) {
    AccountId id = known.account().id();
    return isLeft()
        ? Optional.empty()
        : database
            .inTransaction(session -> AccountRows.activeVersion(session, number(), id))
            .filter(version -> version != known.version())
            .flatMap(
                version ->
                    database.inSnapshot(session -> accounts.findAfter(session, number(), known)));
  }

  @Override
  public List<StoredStatus> newer(ToLongFunction<AccountId> known) {
    if (isLeft()) {
      return List.of();
    }
    return database.inSnapshot(
        session -> {
          List<StoredStatus> newer = new ArrayList<>();
          for (Map.Entry<Long, Long> one : AccountRows.versions(session, number()).entrySet()) {
            if (one.getValue() > known.applyAsLong(new AccountId(one.getKey()))) {
              AccountRows.status(session, number(), one.getKey()).ifPresent(newer::add);
            }
          }
          return newer;
        });
  }

  @Override
  public boolean isBehind(long version) {
    return isLeft()
        || database.inTransaction(
            session ->
                WorldRows.activeVersion(session, number())
                    .filter(found -> found == version)
                    .isEmpty());
  }

  @Override
  public Optional<Growth> growth(long version, long nextAccountId) {
    return database.inSnapshot(
        session ->
            WorldRows.activeVersion(session, number()).filter(found -> found != version).isPresent()
                ? Optional.of(worlds.growth(session, number(), nextAccountId))
                : Optional.empty());
  }
}
