package dev.sipregistration.mockserver.cli;

import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine.Option;

/** The options for logging to the standard error stream. */
final class LogOptions {
  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "warn",
      description =
          "Level of logging to stderr: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). From"
              + " info on, each call is logged, without its parameters.")
  private LogLevel level = LogLevel.WARN;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "plain",
      description = "Format of the log: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private LogFormat format = LogFormat.PLAIN;

  boolean calls() {
    return level.compareTo(LogLevel.INFO) >= 0;
  }

  /** Configures the logging of this process, unless a configuration file is set. */
  void configure() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(level.level());
    root.addHandler(new LogWriter(format, System.err));
  }
}
