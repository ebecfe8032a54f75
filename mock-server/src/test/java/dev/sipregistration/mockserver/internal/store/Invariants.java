package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.document.WorldExport;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What is true of every account at any time. */
public final class Invariants {
  private Invariants() {}

  public static void assertHold(Account account) {
    assertLedgerExplainsTotals(account.ledger());
    assertReservedIsWhatRegistrationsHold(account);
    assertUsersHoldOneEach(account);
  }

  private static void assertLedgerExplainsTotals(Ledger ledger) {
    List<LedgerEntry> entries = ledger.entries();
    BigDecimal posted = BigDecimal.ZERO;
    BigDecimal reserved = BigDecimal.ZERO;
    for (LedgerEntry entry : entries) {
      posted = posted.add(entry.postedChange());
      reserved = reserved.add(entry.reservedChange());
    }
    assertThat(ledger.posted()).isEqualByComparingTo(posted);
    assertThat(ledger.reserved()).isEqualByComparingTo(reserved);
    assertThat(ledger.available()).isEqualByComparingTo(posted.subtract(reserved));
    assertThat(entries)
        .extracting(LedgerEntry::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
    assertThat(entries).extracting(LedgerEntry::at).isSorted();
  }

  private static void assertReservedIsWhatRegistrationsHold(Account account) {
    Stream<BigDecimal> current =
        account.registrations().all().stream()
            .filter(registration -> !registration.subscription().deactivated())
            .map(registration -> registration.subscription().price().total());
    Stream<BigDecimal> deleted =
        account.registrations().outlived().stream().map(LedgerEntry.Reservation::amount);
    BigDecimal held = Stream.concat(current, deleted).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(account.ledger().reserved()).isEqualByComparingTo(held);
  }

  private static void assertUsersHoldOneEach(Account account) {
    List<SipRegistration> held =
        account.registrations().all().stream()
            .filter(registration -> registration.user().isPresent())
            .toList();
    assertThat(held)
        .extracting(registration -> registration.user().orElseThrow())
        .doesNotHaveDuplicates();
    for (SipRegistration registration : held) {
      assertThat(account.registrations().heldBy(registration.user().orElseThrow()))
          .containsSame(registration);
    }
  }

  /** Asserts that two accounts are the same in all that is written of them. */
  static void assertSame(Account actual, Account expected) {
    assertThat(WorldExport.document(actual)).isEqualTo(WorldExport.document(expected));
  }
}
