package dev.sipregistration.mockserver.journal;

import java.util.Locale;
import java.util.Optional;

/** Reads the texts of parameters. */
final class WrittenValues {
  private WrittenValues() {}

  static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
