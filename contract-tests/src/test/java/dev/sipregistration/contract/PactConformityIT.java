package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client relies on is what the contract promises. */
class PactConformityIT {

  static List<PactFile.Pact> pacts() {
    return PactFile.read();
  }

  @ParameterizedTest
  @MethodSource("pacts")
  void request_ofPact_conforms(PactFile.Pact pact) {
    JsonNode blamed = pact.exchange().json().path("error").path("field_name");

    assertThat(Conformity.ofRequest(pact.exchange()))
        .as("the contract about the request, but for what it is refused for")
        .allMatch(violation -> violation.startsWith("parameter '" + blamed.asText() + "':"));
  }

  @ParameterizedTest
  @MethodSource("pacts")
  void answer_ofPact_conforms(PactFile.Pact pact) {
    Conformity.requireResponse(pact.exchange());
  }

  @ParameterizedTest
  @MethodSource("pacts")
  void states_ofPact_areInTheContract(PactFile.Pact pact) {
    assertThat(Contract.current().states()).containsAll(pact.states());
  }
}
