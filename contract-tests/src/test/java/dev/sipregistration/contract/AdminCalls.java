package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Controls a mock server from afar. */
final class AdminCalls {

  private final URI baseUri;

  AdminCalls(URI baseUri) {
    this.baseUri = baseUri;
  }

  void reset() {
    HttpResponse<String> response = Http.send(to("reset").POST(BodyPublishers.noBody()).build());
    assertThat(response.statusCode()).as("the reset").isBetween(200, 299);
  }

  /** Brings the server into a state. Those for one call follow each other without a reset. */
  void bringAbout(String state, Map<String, Object> parameters) {
    ObjectNode change = Json.MAPPER.createObjectNode().put("action", "setup").put("state", state);
    change.set("params", Json.MAPPER.valueToTree(parameters));
    HttpResponse<String> response =
        Http.send(
            to("pact/state")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(change.toString()))
                .build());
    assertThat(response.statusCode()).as("%s: %s", state, response.body()).isEqualTo(200);
  }

  /** Returns the whole state. */
  JsonNode state() {
    HttpResponse<String> response = Http.send(to("state").build());
    assertThat(response.statusCode()).as("the state").isEqualTo(200);
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(baseUri.resolve("/__admin/" + path))
        .timeout(Duration.ofSeconds(30));
  }
}
