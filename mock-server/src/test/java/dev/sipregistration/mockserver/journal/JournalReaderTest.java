package dev.sipregistration.mockserver.journal;

import static dev.sipregistration.mockserver.journal.TestCalls.bind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalReaderTest {
  private final Journal journal = new Journal(4);

  private void call(int times) {
    for (int i = 0; i < times; i++) {
      journal.arrived().accept(bind(0));
    }
  }

  private static List<Long> next(JournalReader reader) {
    return reader.next().stream().map(RecordedCall::number).toList();
  }

  @Test
  void next_withNewCalls_hasEachOnce() {
    call(2);
    JournalReader reader = journal.reader(0, 0);
    assertThat(next(reader)).containsExactly(1L, 2L);
    assertThat(next(reader)).isEmpty();

    call(1);

    assertThat(next(reader)).containsExactly(3L);
  }

  @Test
  void next_afterMoreCallsThanFit_skipsThoseThatWereDropped() {
    JournalReader reader = journal.reader(0, 0);
    call(9);

    assertThat(next(reader)).containsExactly(6L, 7L, 8L, 9L);
  }

  @Test
  void next_resumed_goesOnAfterThatCall() {
    call(3);

    assertThat(next(journal.reader(0, 2))).containsExactly(3L);
    assertThat(next(journal.reader(0, 99))).isEmpty();
  }

  @Test
  void next_resumedAfterJournalWasEmptied_beginsAnew() {
    call(3);
    journal.clear();
    call(2);

    JournalReader reader = journal.reader(0, 2);

    assertThat(reader.generation()).isEqualTo(1);
    assertThat(next(reader)).containsExactly(1L, 2L);
  }

  @Test
  void followEmptied_onceEmptied_isTrueOnce() {
    call(2);
    JournalReader reader = journal.reader(0, 0);
    assertThat(next(reader)).hasSize(2);
    assertThat(reader.followEmptied()).isFalse();
    journal.clear();
    call(1);

    assertThat(reader.followEmptied()).isTrue();
    assertThat(next(reader)).containsExactly(1L);
    assertThat(reader.followEmptied()).isFalse();
  }

  @Test
  void next_overRemovedCalls_goesOnAfterThem() {
    call(2);
    journal.clear(new AccountId(1));
    call(1);
    JournalReader reader = journal.reader(0, 0);

    assertThat(next(reader)).containsExactly(3L);
  }

  @Test
  void next_ofJournalWithoutSize_isEmpty() {
    Journal none = new Journal(0);
    none.arrived().accept(bind(0));

    assertThat(none.reader(0, 0).next()).isEmpty();
  }
}
