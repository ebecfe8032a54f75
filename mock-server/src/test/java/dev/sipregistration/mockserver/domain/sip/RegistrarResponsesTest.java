package dev.sipregistration.mockserver.domain.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrarResponsesTest {
  @Test
  void arranged_answersReadFromOthers_areTheSame() {
    Map<RegistrarSubject, RegistrarOutcome> answers =
        Map.of(new RegistrarSubject.OfUser(new UserId(1)), new RegistrarOutcome.Accepted());

    assertThat(RegistrarResponses.of(answers).arranged()).isEqualTo(answers);
  }
}
