package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MockServerStatesTest {

  @Test
  void states_ofMockServer_areThoseOfTheContract() {
    assertThat(MockServerStates.names())
        .containsExactlyInAnyOrderElementsOf(Contract.current().states());
  }

  @Test
  void bringAbout_unknownState_isAnError() {
    try (ServerUnderTest server = new InProcessServer()) {
      assertThatThrownBy(() -> new MockServerStates(server).bringAbout("bliss"))
          .hasMessageContaining("bliss");
    }
  }
}
