package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogFormatTest {
  private static LogRecord event(Level level, String message) {
    LogRecord event = new LogRecord(level, message);
    event.setInstant(Instant.parse("2026-01-31T10:00:00Z"));
    event.setLoggerName("some.logger");
    return event;
  }

  @Test
  void plain_event_isOneLine() {
    LogRecord event = event(Level.WARNING, "first\nsecond\u001b[31m\u2028third");
    event.setThrown(new IllegalStateException("why\nnot"));

    assertThat(LogFormat.PLAIN.line(event))
        .isEqualTo(
            "2026-01-31T10:00:00Z warn first second [31m third:"
                + " java.lang.IllegalStateException: why not");
  }

  @Test
  void json_event_isOneLineWithItsParts() throws IOException {
    LogRecord event = event(Level.INFO, "first\n\"second\"");
    event.setParameters(new Object[] {Map.of("status", 200)});

    String line = LogFormat.JSON.line(event);

    JsonNode json = new JsonMapper().readTree(line);
    assertThat(line).doesNotContain("\n");
    assertThat(json.path("time").asText()).isEqualTo("2026-01-31T10:00:00Z");
    assertThat(json.path("level").asText()).isEqualTo("info");
    assertThat(json.path("logger").asText()).isEqualTo("some.logger");
    assertThat(json.path("message").asText()).isEqualTo("first\n\"second\"");
    assertThat(json.path("status").asInt()).isEqualTo(200);
  }

  /** Some terminals obey these as they obey escape sequences. */
  @Test
  void event_withControlsOfLatin1_hasNoneOfThem() {
    LogRecord event = event(Level.WARNING, "GET /\u009b31m\u0085x \u00e9");

    assertThat(LogFormat.PLAIN.line(event))
        .isEqualTo("2026-01-31T10:00:00Z warn GET / 31m x \u00e9");
    assertThat(LogFormat.JSON.line(event)).contains("GET /\\u009B31m\\u0085x \\u00E9");
  }

  @Test
  void plain_messageWithParameters_isPutTogether() {
    LogRecord event = event(Level.SEVERE, "{0} failed");
    event.setParameters(new Object[] {"it"});

    assertThat(LogFormat.PLAIN.line(event)).isEqualTo("2026-01-31T10:00:00Z error it failed");
  }
}
