package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import java.util.Locale;
import java.util.Optional;

/** The types of parameters, each with the strict reading that JAX-RS does not give by itself. */
public enum ParameterType {
  INTEGER {
    @Override
    Optional<ApiErrorModel> wrong(String name, String value) {
      return isWholeNumber(value)
          ? Optional.empty()
          : Optional.of(ErrorCode.INVALID_ARGUMENTS.in(name));
    }

    @Override
    String canonical(String value) {
      return String.valueOf(Long.parseLong(value));
    }
  },
  BOOLEAN {
    @Override
    Optional<ApiErrorModel> wrong(String name, String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "true", "false", "1", "0" -> Optional.empty();
        default -> Optional.of(ErrorCode.INVALID_ARGUMENTS.in(name));
      };
    }

    @Override
    String canonical(String value) {
      return String.valueOf(value.equals("1") || value.equalsIgnoreCase("true"));
    }
  },
  STRING {
    @Override
    Optional<ApiErrorModel> wrong(String name, String value) {
      if (value.codePoints().anyMatch(Character::isISOControl)) {
        return Optional.of(ErrorCode.INVALID_ARGUMENTS.in(name));
      }
      return Texts.isTooLong(value)
          ? Optional.of(ErrorCode.PARAMETER_TOO_LONG.in(name, name, Texts.LONGEST + 1))
          : Optional.empty();
    }
  };

  /** Says what is wrong with a value that is not empty. */
  abstract Optional<ApiErrorModel> wrong(String name, String value);

  /** Writes a good value in the one form that JAX-RS reads right. */
  String canonical(String value) {
    return value;
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
