package dev.sipregistration.mockserver.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingMonthTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T10:00:00Z, 0, 2026-01-31T10:00:00Z, 2026-02-28T10:00:00Z",
    "2026-01-31T10:00:00Z, 1, 2026-02-28T10:00:00Z, 2026-03-31T10:00:00Z",
    "2026-01-31T10:00:00Z, 2, 2026-03-31T10:00:00Z, 2026-04-30T10:00:00Z",
    "2024-01-30T23:59:59Z, 0, 2024-01-30T23:59:59Z, 2024-02-29T23:59:59Z",
    "2026-11-22T00:00:00Z, 1, 2026-12-22T00:00:00Z, 2027-01-22T00:00:00Z"
  })
  void of_purchase_isAnchoredToItsDay(Instant purchasedAt, int index, Instant from, Instant to) {
    assertThat(BillingMonth.of(purchasedAt, index)).isEqualTo(new BillingMonth(index, from, to));
  }
}
