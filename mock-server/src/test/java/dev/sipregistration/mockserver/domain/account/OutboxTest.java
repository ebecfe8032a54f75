package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final DomainEvent EVENT = new DomainEvent.BalanceLow(BigDecimal.ONE);

  private static Outbox with(Outbox outbox) {
    return outbox.with(EVENT, Instant.EPOCH, BigDecimal.ZERO);
  }

  @Test
  void of_nextId_isTheIdOfTheNextEntry() {
    assertThat(Outbox.of(List.of(), 1).nextId()).isEqualTo(1);
    assertThat(with(Outbox.of(List.of(), 7)).entries()).extracting(OutboxEntry::id).contains(7L);
    assertThatIllegalArgumentException().isThrownBy(() -> Outbox.of(List.of(), 0));
  }

  @Test
  void isDeliverable_entriesBeforeTheWithdrawal_areNot() {
    Outbox outbox = with(with(Outbox.empty()).withdrawn());

    assertThat(outbox.entries()).extracting(outbox::isDeliverable).containsExactly(false, true);
  }
}
