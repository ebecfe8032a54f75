package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.id.Secret;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts.
 *
 * @param <T> the type
 */
class TextReader<T> extends ScalarReader<T> {
  static final String TEXT = "a text";

  private static final int LONGEST = 255;

  TextReader(Class<T> type, Function<String, @Nullable T> parser) {
    super(type, TEXT, parser, Scalar.Kind.TEXT);
  }

  /** Texts of any characters, which are never empty. */
  static final class AnyCharacters extends TextReader<String> {
    AnyCharacters() {
      super(String.class, TextReader::notEmpty);
    }
  }

  /** Secrets of any characters. */
  static final class AnySecret extends TextReader<Secret> {
    AnySecret() {
      super(Secret.class, text -> new Secret(notEmpty(text)));
    }
  }

  /** Texts of any characters or none. */
  static final class Phrase extends TextReader<String> {
    Phrase() {
      super(String.class, TextReader::notTooLong);
    }
  }

  static String oneLine(String text) {
    if (notEmpty(text).codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("must be one line");
    }
    return text;
  }

  private static String notEmpty(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("must not be empty; without it, leave the key out");
    }
    return notTooLong(text);
  }

  private static String notTooLong(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("must not be longer than " + LONGEST + " characters");
    }
    return text;
  }
}
