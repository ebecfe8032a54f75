package dev.sipregistration.mockserver.cli;

import java.util.logging.LogManager;
import picocli.CommandLine;

/** Starts the mock server from the command line. */
public final class Main {
  /** What a wrong option, a port in use or an unreadable file end with. */
  static final int USAGE = 2;

  private Main() {}

  /**
   * Runs a command and ends the process with its exit status: 0, or 2 where something in the
   * command line cannot be used.
   *
   * @param arguments the command line; without a command, {@code serve} is meant
   */
  public static void main(String[] arguments) {
    quietLibraries();
    int status = commandLine().execute(withDefaultCommand(arguments));
    if (status != 0) {
      System.exit(status);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new MockServerCommand())
        .addSubcommand(new ServeCommand())
        .setParameterExceptionHandler((wrong, arguments) -> complain(wrong.getCommandLine(), wrong))
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              if (failure instanceof UnusableException unusable) {
                return complain(commandLine, unusable);
              }
              throw failure;
            });
  }

  /** {@code serve} may be left out, before options as well as altogether. */
  static String[] withDefaultCommand(String[] arguments) {
    boolean named =
        arguments.length > 0
            && (!arguments[0].startsWith("-") || MockServerCommand.isOwnOption(arguments[0]));
    if (named) {
      return arguments;
    }
    String[] all = new String[arguments.length + 1];
    all[0] = "serve";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  private static int complain(CommandLine commandLine, Exception wrong) {
    String oneLine = String.valueOf(wrong.getMessage()).strip().replaceAll("\\R\\s*", " ");
    commandLine.getErr().println("sip-registration-mock-server: " + oneLine);
    return USAGE;
  }

  /** Jersey and Grizzly report their own starting and stopping, which is noise to our users. */
  private static void quietLibraries() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      LogManager.getLogManager().getLogger("").setLevel(java.util.logging.Level.WARNING);
    }
  }
}
