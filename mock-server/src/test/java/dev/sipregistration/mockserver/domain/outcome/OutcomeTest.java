package dev.sipregistration.mockserver.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private final Outcome<Integer> three = Outcome.accepted(3);
  private final Outcome<Integer> unknown = Outcome.refused(Reason.ACCOUNT_UNKNOWN);
  private final Outcome<Integer> poor = Outcome.refused(Reason.INSUFFICIENT_MONEY);

  @Test
  void fold_eitherCase_usesItsFunction() {
    assertThat(three.<String>fold(value -> "is " + value, List::toString)).isEqualTo("is 3");
    assertThat(unknown.<Integer>fold(value -> 0, List::size)).isEqualTo(1);
  }

  @Test
  void orElseThrow_accepted_isTheValue() {
    assertThat(three.orElseThrow(refusals -> new IllegalStateException())).isEqualTo(3);
  }

  @Test
  void orElseThrow_refused_throwsWithRefusals() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unknown.orElseThrow(all -> new IllegalArgumentException(all.toString())))
        .withMessageContaining("ACCOUNT_UNKNOWN");
  }

  @Test
  void map_accepted_changesValue() {
    assertThat(three.map(value -> value + 1)).isEqualTo(Outcome.accepted(4));
  }

  @Test
  void map_refused_keepsRefusals() {
    assertThat(unknown.map(value -> value + 1)).isEqualTo(unknown);
  }

  @Test
  void then_accepted_isTheNext() {
    assertThat(three.then(value -> poor)).isEqualTo(poor);
  }

  @Test
  void and_bothAccepted_joins() {
    assertThat(three.and(Outcome.accepted(4), Integer::sum)).isEqualTo(Outcome.accepted(7));
  }

  @Test
  void and_oneRefused_keepsItsRefusals() {
    assertThat(three.and(poor, Integer::sum)).isEqualTo(poor);
    assertThat(poor.and(three, Integer::sum)).isEqualTo(poor);
  }

  @Test
  void and_bothRefused_keepsAllInOrder() {
    assertThat(unknown.and(poor, Integer::sum))
        .isEqualTo(
            new Outcome.Refused<Integer>(
                List.of(
                    Refusal.of(Reason.ACCOUNT_UNKNOWN), Refusal.of(Reason.INSUFFICIENT_MONEY))));
  }

  @Test
  void refused_withoutReason_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Outcome.Refused<Integer>(List.of()));
  }
}
