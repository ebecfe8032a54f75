package dev.sipregistration.mockserver.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant LATER = Instant.EPOCH.plusSeconds(1);
  private static final LedgerEntry OPENING =
      new LedgerEntry.OpeningBalance(1, Instant.EPOCH, BigDecimal.TEN);

  private static LedgerEntry deposit(long sequence, Instant at) {
    return new LedgerEntry.Deposit(sequence, at, BigDecimal.ONE);
  }

  @Test
  void of_entriesInOrder_hasTheirTotals() {
    Ledger ledger = Ledger.of(List.of(OPENING, deposit(2, LATER), deposit(3, LATER)));

    assertThat(ledger.posted()).isEqualByComparingTo("12");
    assertThat(ledger.entries()).hasSize(3);
  }

  @Test
  void of_noEntries_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> Ledger.of(List.of()));
  }

  @Test
  void of_wrongNumber_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ledger.of(List.of(OPENING, deposit(3, LATER))));
  }

  @Test
  void of_entryBeforeItsPredecessor_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Ledger.of(List.of(OPENING, deposit(2, LATER), deposit(3, Instant.EPOCH))));
  }
}
