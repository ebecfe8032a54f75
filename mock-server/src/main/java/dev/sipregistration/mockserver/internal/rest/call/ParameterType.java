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
  /** A number of things, which may be none. */
  COUNT {
    @Override
    @Nullable ErrorCode error(String value) {
      return isWholeNumber(value)
              && Long.parseLong(value) >= 0
              && Long.parseLong(value) <= Integer.MAX_VALUE
          ? null
          : ErrorCode.INVALID_ARGUMENTS;
    }

    @Override
    String canonical(String value) {
      return INTEGER.canonical(value);
    }
  },
  STRING,
  /** Ids, separated by semicolons. */
  ID_LIST {
    @Override
    @Nullable ErrorCode error(String value) {
      return firstError(value, ListSyntax.isIdList(value));
    }

    @Override
    int longest() {
      return ListSyntax.LONGEST;
    }
  },
  /** Names, separated by semicolons. */
  TEXT_LIST {
    @Override
    @Nullable ErrorCode error(String value) {
      return firstError(value, ListSyntax.isTextList(value));
    }

    @Override
    int longest() {
      return ListSyntax.LONGEST;
    }
  },
  /** SIP status codes and ranges of them, separated by semicolons. */
  CODE_RANGES {
    @Override
    @Nullable ErrorCode error(String value) {
      return firstError(value, ListSyntax.isRangeList(value));
    }

    @Override
    int longest() {
      return ListSyntax.LONGEST;
    }
  };

  /** Returns the error of a value that is not empty, or null if it has none. */
  @Nullable ErrorCode error(String value) {
    return firstError(value, true);
  }

  /** Returns the error of a text, which is well formed apart from its length and characters. */
  @Nullable ErrorCode firstError(String value, boolean wellFormed) {
    if (Texts.hasControl(value)) {
      return ErrorCode.INVALID_ARGUMENTS;
    }
    if (Texts.isLongerThan(longest(), value)) {
      return ErrorCode.PARAMETER_TOO_LONG;
    }
    return wellFormed ? null : ErrorCode.INVALID_ARGUMENTS;
  }

  /** Returns the most characters that a text may have. */
  int longest() {
    return Texts.LONGEST;
  }

  /** Writes a valid value in the one form that JAX-RS reads correctly. */
  String canonical(String value) {
    return value;
  }

  /** Returns the style in which a value is written, or null if there is only one. */
  @Nullable RequestStyle style(String value) {
    return value.isEmpty() ? RequestStyle.EMPTY_VALUE : null;
  }

  static ParameterType of(Class<?> javaType) {
    if (javaType == Long.class) {
      return INTEGER;
    }
    if (javaType == Integer.class) {
      return COUNT;
    }
    if (javaType == Boolean.class) {
      return BOOLEAN;
    }
    if (javaType == String.class) {
      return STRING;
    }
    throw new IllegalStateException("No strict reading of " + javaType + " is written yet");
  }

  static boolean isWholeNumber(String value) {
    int start = value.startsWith("-") ? 1 : 0;
    for (int i = start; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException emptyOrTooLarge) {
      return false;
    }
  }
}
