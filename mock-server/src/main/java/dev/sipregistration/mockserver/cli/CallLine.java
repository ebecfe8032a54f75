package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A call of the journal on one line, with a further line for each warning. */
final class CallLine {
  private static final JsonMapper JSON = new JsonMapper();

  private CallLine() {}

  /**
   * Returns the lines of a call.
   *
   * @param json the call as the journal has it
   * @throws JsonProcessingException if it is no JSON
   */
  static List<String> of(String json) throws JsonProcessingException {
    JsonNode call = JSON.readTree(json);
    List<String> lines = new ArrayList<>();
    lines.add(
        "#%s %s %s(%s) by %s -> %s, %s ms"
            .formatted(
                call.path("number").asText(),
                call.path("at").asText(),
                call.path("method").asText(),
                parameters(call.path("parameters")),
                caller(call),
                outcome(call),
                BigDecimal.valueOf(call.path("duration_micros").asLong(), 3)
                    .setScale(1, RoundingMode.HALF_UP)));
    for (JsonNode warning : call.path("warnings")) {
      lines.add("  warning: " + warning.path("text").asText());
    }
    return lines.stream().map(SafeText::oneLine).toList();
  }

  private static String parameters(JsonNode parameters) {
    return StreamSupport.stream(parameters.spliterator(), false)
        .map(one -> one.path("name").asText() + "=" + one.path("value").asText())
        .collect(Collectors.joining(", "));
  }

  private static String caller(JsonNode call) {
    if (call.has("account_id")) {
      return "account " + call.path("account_id").asText();
    }
    return call.has("claimed_account_id")
        ? "nobody known, claims account " + call.path("claimed_account_id").asText()
        : "nobody known";
  }

  private static String outcome(JsonNode call) {
    if (call.has("error_code")) {
      return "error " + call.path("error_code").asText() + message(call.path("answer").asText());
    }
    int status = call.path("http_status").asInt();
    return status == 200 ? "done" : "status " + status;
  }

  /** The response may be cut off. */
  private static String message(String response) {
    try {
      String text = JSON.readTree(response).at("/error/msg").asText();
      return text.isEmpty() ? "" : ": " + text;
    } catch (JsonProcessingException cutOff) {
      return "";
    }
  }
}
