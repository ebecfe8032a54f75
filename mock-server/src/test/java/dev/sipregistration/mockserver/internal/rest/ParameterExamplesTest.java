package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a tool sends that fills in every example of the contract. */
class ParameterExamplesTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Calls owner = SERVER.as("owner");

  @Test
  void examples_ofEachCall_togetherMakeAValidOne() throws IOException {
    assertThat(owner.call(Calls.CREATE, examples(Calls.CREATE)).code()).isZero();
    assertThat(owner.call(Calls.BIND, examples(Calls.BIND)).code()).isZero();
  }

  private static String[] examples(String call) throws IOException {
    try (InputStream in =
        ParameterExamplesTest.class.getResourceAsStream("/openapi/sip-registration.yaml")) {
      JsonNode contract = new YAMLMapper().readTree(Objects.requireNonNull(in));
      List<String> examples = new ArrayList<>();
      for (JsonNode reference :
          contract.path("paths").path("/platform_api/" + call).at("/post/parameters")) {
        JsonNode parameter = contract.at(reference.path("$ref").asText().substring(1));
        if (parameter.has("example")) {
          examples.add(parameter.path("name").asText());
          examples.add(parameter.path("example").asText());
        }
      }
      return examples.toArray(String[]::new);
    }
  }
}
