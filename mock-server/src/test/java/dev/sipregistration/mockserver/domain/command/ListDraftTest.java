package dev.sipregistration.mockserver.domain.command;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static dev.sipregistration.mockserver.domain.account.DemoAccount.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListDraftTest {
  @Test
  void check_nothing_isTheFirstPage() {
    ListCommand command = value(new ListDraft().check());

    assertThat(command.id()).isNull();
    assertThat(command.count()).isEqualTo(1000);
    assertThat(command.offset()).isZero();
  }

  @Test
  void count_overTheMost_isTheMost() {
    assertThat(value(new ListDraft().count(1000).check()).count()).isEqualTo(1000);
    assertThat(value(new ListDraft().count(1001).check()).count()).isEqualTo(1000);
    assertThat(value(new ListDraft().count(Integer.MAX_VALUE).check()).count()).isEqualTo(1000);
  }

  @Test
  void check_idsAndNames_refusesEachPair() {
    ListDraft draft =
        new ListDraft()
            .applications(Set.of(DemoWorld.APPLICATION), Set.of("demo"))
            .rules(Set.of(DemoWorld.RULE), Set.of("incoming"))
            .users(Set.of(DemoWorld.JOHN), Set.of("john"));

    assertThat(refusals(draft.check()))
        .containsExactly(
            Refusal.of(Reason.ID_AND_NAME, Parameter.APPLICATION_ID, Parameter.APPLICATION_NAME),
            Refusal.of(Reason.ID_AND_NAME, Parameter.RULE_ID, Parameter.RULE_NAME),
            Refusal.of(Reason.ID_AND_NAME, Parameter.USER_ID, Parameter.USER_NAME));
  }
}
