package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** How an event is written: always in one line. */
enum LogFormat {
  PLAIN {
    @Override
    String line(LogRecord event) {
      String line = event.getInstant() + " " + LogLevel.of(event.getLevel()) + " " + message(event);
      Throwable thrown = event.getThrown();
      return oneLine(thrown == null ? line : line + ": " + thrown);
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
        throw new IllegalStateException("no text and no number is that", unprintable);
      }
    }
  };

  /** Not loaded for those who only look which formats there are: the help, and each start. */
  private static final class Writer {
    static final JsonMapper JSON = new JsonMapper();
    static final SimpleFormatter MESSAGES = new SimpleFormatter();
  }

  /** Returns an event as one line, without its end. */
  abstract String line(LogRecord event);

  private static String message(LogRecord event) {
    return Writer.MESSAGES.formatMessage(event);
  }

  /** What is logged of calls comes with its parts. */
  private static Map<?, ?> parts(LogRecord event) {
    Object[] parameters = event.getParameters();
    return parameters != null && parameters.length == 1 && parameters[0] instanceof Map<?, ?> parts
        ? parts
        : Map.of();
  }

  /** Whoever calls has a say in what is logged, and must not be able to forge a line. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
