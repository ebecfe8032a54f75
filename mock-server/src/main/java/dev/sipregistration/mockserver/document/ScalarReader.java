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

/**
 * Reads values of one type. Nothing is coerced: a number is no text.
 *
 * @param <T> the type
 */
class ScalarReader<T> extends JsonDeserializer<T> {
  private final Class<T> type;
  private final String expected;
  private final Set<Scalar.Kind> kinds;
  private final Function<String, @Nullable T> parser;

  /**
   * Makes a reader.
   *
   * @param expected what a value must be
   * @param parser returns null for a text that it is not, or throws {@link
   *     IllegalArgumentException} to say so in other words
   */
  ScalarReader(
      Class<T> type, String expected, Function<String, @Nullable T> parser, Scalar.Kind... kinds) {
    this.type = type;
    this.expected = expected;
    this.kinds = Set.of(kinds);
    this.parser = parser;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
    Scalar scalar = Scalar.of(json.readValueAsTree());
    if (!kinds.contains(scalar.kind())) {
      throw problem(json, "must be " + expected + ", but is " + scalar.kind() + hint(scalar));
    }
    try {
      T value = parser.apply(scalar.text());
      if (value != null) {
        return value;
      }
    } catch (DateTimeException malformed) {
      // Said below, with what it must be.
    } catch (IllegalArgumentException wrong) {
      throw problem(json, String.valueOf(wrong.getMessage()));
    }
    throw problem(json, "must be " + expected);
  }

  private String hint(Scalar scalar) {
    boolean quotable = !Set.of(Scalar.Kind.LIST, Scalar.Kind.MAPPING).contains(scalar.kind());
    return quotable && kinds.equals(Set.of(Scalar.Kind.TEXT)) && expected.equals(TextReader.TEXT)
        ? "; put it in quotes"
        : "";
  }

  private Mismatch problem(JsonParser json, String problem) {
    return new Mismatch(json, problem, type);
  }

  /** The message says what is wrong with a value, for those who wrote it. */
  static final class Mismatch extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    private Mismatch(JsonParser json, String problem, Class<?> type) {
      super(json, problem, type);
    }
  }
}
