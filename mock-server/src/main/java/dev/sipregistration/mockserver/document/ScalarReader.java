package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads values of one type. Nothing is coerced: a number is no text. */
class ScalarReader<T> extends JsonDeserializer<T> {
  static final String TEXT = "a text";

  private final Class<T> type;
  private final String expected;
  private final Function<String, @Nullable T> parser;
  private final Set<Scalar.Kind> kinds;

  /** The parser returns null for what is not as expected, or throws what is wrong with it. */
  ScalarReader(
      Class<T> type, String expected, Function<String, @Nullable T> parser, Scalar.Kind... kinds) {
    this.type = type;
    this.expected = expected;
    this.parser = parser;
    this.kinds = Set.of(kinds);
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
    Scalar scalar = Scalar.of(json.readValueAsTree());
    if (!kinds.contains(scalar.kind())) {
      throw new Mismatch(
          json, "must be %s, but is %s%s".formatted(expected, scalar.kind(), remedy(scalar)), type);
    }
    try {
      T value = parser.apply(scalar.text());
      if (value != null) {
        return value;
      }
    } catch (DateTimeException malformed) {
      // Reported below, with what it must be.
    } catch (IllegalArgumentException wrong) {
      throw new Mismatch(json, String.valueOf(wrong.getMessage()), type);
    }
    throw new Mismatch(json, "must be " + expected, type);
  }

  private String remedy(Scalar scalar) {
    if (expected.equals(TEXT) && scalar.kind().compareTo(Scalar.Kind.LIST) < 0) {
      return "; put it in quotes";
    }
    boolean quoted = scalar.kind() == Scalar.Kind.TEXT && parser.apply(scalar.text()) != null;
    return quoted ? "; leave the quotes out" : "";
  }

  /** The message says what is wrong with a value, and does not quote it. */
  static final class Mismatch extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    private Mismatch(JsonParser json, String problem, Class<?> type) {
      super(json, problem, type);
    }
  }
}
