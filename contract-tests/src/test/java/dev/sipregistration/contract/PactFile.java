package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The pact files that the client's tests have written in this build. */
final class PactFile {

  static final String DIRECTORY = "target/pacts";
  private static final Path FILE = file(Interaction.CONSUMER, Interaction.PROVIDER);
  private static final Path OF_CALLBACKS =
      file(CallbackInteraction.CONSUMER, CallbackInteraction.PROVIDER);

  /**
   * An interaction.
   *
   * @param states the names of the states that it starts from
   */
  record Pact(String description, List<String> states, Exchange exchange) {
    @Override
    public String toString() {
      return description;
    }
  }

  static List<Pact> read() {
    try {
      JsonNode file = Json.MAPPER.readTree(FILE.toFile());
      return stream(file.path("interactions")).map(PactFile::pact).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The client's tests have left no pacts", e);
    }
  }

  /** Returns the types of callbacks that the client's reader has written interactions for. */
  static List<String> callbackTypes() {
    try {
      JsonNode file = Json.MAPPER.readTree(OF_CALLBACKS.toFile());
      return stream(file.path("messages"))
          .flatMap(message -> stream(message.at("/contents/callbacks")))
          .map(callback -> callback.path("type").asText())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The client's tests have left no pacts of callbacks", e);
    }
  }

  private static Path file(String consumer, String provider) {
    return Path.of(DIRECTORY, consumer + "-" + provider + ".json");
  }

  private static Pact pact(JsonNode interaction) {
    JsonNode request = interaction.path("request");
    JsonNode response = interaction.path("response");
    List<Exchange.QueryParameter> query = new ArrayList<>();
    for (Map.Entry<String, JsonNode> parameter : request.path("query").properties()) {
      for (JsonNode value : parameter.getValue()) {
        query.add(new Exchange.QueryParameter(parameter.getKey(), value.textValue()));
      }
    }
    return new Pact(
        interaction.path("description").textValue(),
        stream(interaction.path("providerStates"))
            .map(state -> state.path("name").textValue())
            .toList(),
        new Exchange(
            request.path("method").textValue(),
            request.path("path").textValue(),
            query,
            header(request, "Authorization"),
            response.path("status").intValue(),
            header(response, "Content-Type"),
            response.path("body").toString()));
  }

  private static Optional<String> header(JsonNode message, String name) {
    return Optional.ofNullable(message.path("headers").path(name).textValue());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private PactFile() {}
}
