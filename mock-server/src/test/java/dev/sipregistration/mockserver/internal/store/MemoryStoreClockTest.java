package dev.sipregistration.mockserver.internal.store;

import static dev.sipregistration.mockserver.internal.store.Commands.CREATE;
import static dev.sipregistration.mockserver.internal.store.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStoreClockTest extends WorldStoreClockContract {
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  MemoryStoreClockTest() {
    super(MemoryStore::new);
  }

  /** In memory only, because rows cannot hold an account that fails. */
  @Test
  void move_thatFailsOnOneAccount_changesNothing() {
    AccountId other = new AccountId(2);
    MemoryStore store =
        new MemoryStore(
            World.of(
                List.of(
                    DemoWorld.account(DemoWorld.ACCOUNT, "demo").build(),
                    failing(DemoWorld.account(other, "acme").build())),
                List.of()),
            new ManualSystem(START));
    PlatformCalls calls = new PlatformCalls(store);
    value(calls.create(DemoWorld.ACCOUNT, CREATE));
    ClockSetting clock = store.clock();
    Account before = store.find(DemoWorld.ACCOUNT).orElseThrow();

    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> store.move(new ClockMove.AdvanceBy(Period.ofMonths(2))));

    assertThat(store.clock()).isEqualTo(clock);
    assertThat(store.find(DemoWorld.ACCOUNT).orElseThrow()).isEqualTo(before);
    assertThat(store.find(other).orElseThrow().registrations().size()).isEqualTo(1);
    value(calls.create(other, CREATE));
  }

  /** Returns an account whose first month ends, but never begins again. */
  private static Account failing(Account account) {
    SipRegistrationId id = new SipRegistrationId(77);
    Price price = account.terms().priceList().monthly();
    BillingMonth month = BillingMonth.of(START, 0);
    LedgerEntry.Reservation reservation = account.ledger().reservation(id, price, month, START);
    Subscription endless = new Subscription(price, Instant.MAX, month, reservation);
    SipRegistration registration =
        new SipRegistration(
            id,
            CREATE.credentials(),
            true,
            null,
            new SipRegistrationState.Registered(),
            endless,
            START);
    return account
        .with(account.ledger().with(reservation), START)
        .with(account.registrations().with(registration));
  }
}
