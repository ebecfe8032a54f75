package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.domain.id.NumericId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"0, 1, 2", "1, 1, 2", "2, 1, 3", "1, 2, 2", "1, 3, 2", "-1, 1, 2"})
  void of_idsThatDoNotAscendToTheNext_throws(long first, long second, long next) {
    List<OutboxEntry> entries = List.of(entry(first), entry(second));

    assertThatIllegalArgumentException().isThrownBy(() -> Outbox.of(entries, next));
  }

  @Test
  void of_idsWithGaps_areKept() {
    assertThat(Outbox.of(List.of(entry(2), entry(5)), 9).entries())
        .containsExactly(entry(2), entry(5));
  }

  @Test
  void with_allIdsUsedUp_dropsTheEvent() {
    Outbox last = with(Outbox.of(List.of(), NumericId.HIGHEST));

    assertThat(last.entries()).extracting(OutboxEntry::id).containsExactly(NumericId.HIGHEST);
    assertThat(with(last)).isSameAs(last);
  }

  private static OutboxEntry entry(long id) {
    return new OutboxEntry(id, Instant.EPOCH, BigDecimal.ZERO, EVENT);
  }

  @Test
  void collected_outbox_staysSo() {
    Outbox outbox = with(Outbox.empty().collected());

    assertThat(outbox.isCollected()).isTrue();
    assertThat(outbox.withdrawn().isCollected()).isTrue();
    assertThat(outbox.without(outbox.entries()).isCollected()).isTrue();
    assertThat(Outbox.of(outbox.entries(), 2).isCollected()).isFalse();
  }

  @Test
  void isDeliverable_entriesBeforeTheWithdrawal_areNot() {
    Outbox outbox = with(with(Outbox.empty()).withdrawn());

    assertThat(outbox.entries()).extracting(outbox::isDeliverable).containsExactly(false, true);
  }
}
