package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** The format of a log event: always one line. */
enum LogFormat {
  PLAIN {
    @Override
    String line(LogRecord event) {
      String line = event.getInstant() + " " + LogLevel.of(event.getLevel()) + " " + message(event);
      Throwable thrown = event.getThrown();
      return SafeText.oneLine(thrown == null ? line : line + ": " + thrown);
    }
  },

  JSON {
    @Override
    String line(LogRecord event) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      members.put("time", event.getInstant().toString());
      members.put("level", LogLevel.of(event.getLevel()).toString());
      members.put("logger", event.getLoggerName());
      members.put("message", message(event));
      if (event.getThrown() != null) {
        members.put("exception", event.getThrown().toString());
      }
      parts(event).forEach((name, value) -> members.put(String.valueOf(name), value));
      try {
        return Writer.JSON.writeValueAsString(members);
      } catch (JsonProcessingException unprintable) {
        throw new IllegalStateException("The event cannot be written as JSON", unprintable);
      }
    }
  };

  /** Loads Jackson with the first event, and not for the help or at the start. */
  private static final class Writer {
    /** Some terminals obey control characters that JSON allows. */
    static final JsonMapper JSON =
        JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static final SimpleFormatter MESSAGES = new SimpleFormatter();
  }

  /** Returns an event as one line, without its end. */
  abstract String line(LogRecord event);

  private static String message(LogRecord event) {
    return Writer.MESSAGES.formatMessage(event);
  }

  /** Returns the parts of an event of the access log. */
  private static Map<?, ?> parts(LogRecord event) {
    Object[] parameters = event.getParameters();
    return parameters != null && parameters.length == 1 && parameters[0] instanceof Map<?, ?> parts
        ? parts
        : Map.of();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
