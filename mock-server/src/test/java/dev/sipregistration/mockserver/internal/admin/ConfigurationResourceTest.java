package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigurationResourceTest {
  @RegisterExtension
  static final MockServerFixture SERVER = MockServerFixture.with(options -> options.strict(true));

  @Test
  void configuration_ofServer_isWhatItRunsWith() {
    JsonNode options = Admin.json(200, new Admin(SERVER).get("configuration"));

    assertThat(options)
        .extracting(option -> option.path("option").asText() + " " + option.path("value").asText())
        .containsExactly(
            "--accept-any-token false",
            "--accept-api-key false",
            "--callback-hosts loopback,private",
            "--callback-sink false",
            "--cors none",
            "--host 127.0.0.1",
            "--https-port none",
            "--journal-size 1000",
            "--port " + SERVER.server().baseUri().getPort(),
            "--random-seed none",
            "--rate-limit-429 false",
            "--store memory",
            "--store-cache 10000",
            "--strict true");
  }
}
