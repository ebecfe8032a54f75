package dev.sipregistration.mockserver.cli;

import java.util.Locale;
import java.util.logging.Level;

/** How much is logged. */
enum LogLevel {
  OFF(Level.OFF),
  ERROR(Level.SEVERE),
  WARN(Level.WARNING),
  INFO(Level.INFO),
  DEBUG(Level.FINE);

  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  Level level() {
    return level;
  }

  static LogLevel of(Level level) {
    LogLevel found = DEBUG;
    for (LogLevel one : new LogLevel[] {INFO, WARN, ERROR}) {
      if (level.intValue() >= one.level.intValue()) {
        found = one;
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
