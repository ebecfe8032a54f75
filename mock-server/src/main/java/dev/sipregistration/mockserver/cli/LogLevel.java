package dev.sipregistration.mockserver.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;

/** The level of logging. */
enum LogLevel {
  OFF,
  ERROR,
  WARN,
  INFO,
  DEBUG;

  Level level() {
    return switch (this) {
      case OFF -> Level.OFF;
      case ERROR -> Level.SEVERE;
      case WARN -> Level.WARNING;
      case INFO -> Level.INFO;
      case DEBUG -> Level.FINE;
    };
  }

  static LogLevel of(Level level) {
    return Arrays.stream(values())
        .filter(one -> level.intValue() >= one.level().intValue())
        .findFirst()
        .orElse(DEBUG);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
