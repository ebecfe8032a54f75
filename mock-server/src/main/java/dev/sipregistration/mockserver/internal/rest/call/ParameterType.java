package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of parameters. Each reads values strictly, which JAX-RS does not. */
public enum ParameterType {
  INTEGER {
    @Override
    @Nullable ErrorCode error(String value) {
      return isWholeNumber(value) ? null : ErrorCode.INVALID_ARGUMENTS;
    }

    @Override
    String canonical(String value) {
      return String.valueOf(Long.parseLong(value));
    }
  },
  BOOLEAN {
    @Override
    @Nullable ErrorCode error(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "true", "false", "1", "0" -> null;
        default -> ErrorCode.INVALID_ARGUMENTS;
      };
    }

    @Override
    String canonical(String value) {
      return String.valueOf(value.equals("1") || value.equalsIgnoreCase("true"));
    }

    @Override
    @Nullable RequestStyle style(String value) {
      return switch (value) {
        case "" -> RequestStyle.EMPTY_VALUE;
        case "1", "0" -> RequestStyle.BOOLEAN_DIGIT;
        case "true", "false" -> RequestStyle.BOOLEAN_WORD;
        default -> error(value) != null ? null : RequestStyle.BOOLEAN_CAPITALIZED;
      };
    }
  },
  STRING {
    @Override
    @Nullable ErrorCode error(String value) {
      if (value.codePoints().anyMatch(Character::isISOControl)) {
        return ErrorCode.INVALID_ARGUMENTS;
      }
      return Texts.isTooLong(value) ? ErrorCode.PARAMETER_TOO_LONG : null;
    }
  };

  /** Returns the error of a value that is not empty, or null if it has none. */
  abstract @Nullable ErrorCode error(String value);

  /** Writes a valid value in the one form that JAX-RS reads correctly. */
  String canonical(String value) {
    return value;
  }

  /** Returns the style in which a value is written, or null if there is only one. */
  @Nullable RequestStyle style(String value) {
    return value.isEmpty() ? RequestStyle.EMPTY_VALUE : null;
  }

  static ParameterType of(Class<?> javaType) {
    if (javaType == Long.class || javaType == Integer.class) {
      return INTEGER;
    }
    if (javaType == Boolean.class) {
      return BOOLEAN;
    }
    if (javaType == String.class) {
      return STRING;
    }
    throw new IllegalStateException("No strict reading of " + javaType + " is written yet");
  }

  private static boolean isWholeNumber(String value) {
    int start = value.startsWith("-") ? 1 : 0;
    if (value.length() == start
        || value.chars().skip(start).anyMatch(digit -> digit < '0' || digit > '9')) {
      return false;
    }
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }
}
