package dev.sipregistration.mockserver.cli;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Starts the mock server from the command line. */
public final class Main {
  /** The exit status after a wrong option, a port in use or an unreadable file. */
  static final int USAGE = 2;

  private static final int WIDTH = 100;

  private static final Logger LOG = System.getLogger(Main.class.getName());

  private Main() {}

  /**
   * Runs a command and ends the process with its exit status: 0, or 2 if something in the command
   * line cannot be used.
   *
   * @param arguments the command line; {@code serve} is the default command
   */
  public static void main(String[] arguments) {
    int status = commandLine().execute(withDefaultCommand(arguments));
    if (status != 0) {
      System.exit(status);
    }
  }

  static CommandLine commandLine() {
    return commandLine(System.getenv());
  }

  static CommandLine commandLine(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    return new CommandLine(new MockServerCommand())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new TokenCommand())
        .addSubcommand(new SeedCommand())
        .addSubcommand(new ExportCommand())
        .addSubcommand(new CompletionCommand())
        .setUsageHelpWidth(WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(environment)
        .setExecutionStrategy(
            parsed -> {
              environment.setFlags(parsed);
              return new CommandLine.RunLast().execute(parsed);
            })
        .setParameterExceptionHandler(
            (wrong, arguments) ->
                complain(
                    wrong.getCommandLine(), describe(wrong) + environment.origin(wrong, arguments)))
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              if (failure instanceof UnusableException unusable) {
                return complain(commandLine, unusable.getMessage());
              }
              // Its message may contain an argument, and that a secret.
              LOG.log(Level.DEBUG, "An unexpected failure", failure);
              return complain(
                  commandLine,
                  "unexpected failure (%s), which --log-level debug shows in full"
                      .formatted(failure.getClass().getSimpleName()));
            });
  }

  private static String describe(CommandLine.ParameterException wrong) {
    return wrong instanceof CommandLine.UnmatchedArgumentException unknown
        ? UnknownArgument.describe(unknown)
        : String.valueOf(wrong.getMessage());
  }

  /** Adds {@code serve} where no command is named. */
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

  private static int complain(CommandLine commandLine, @Nullable String wrong) {
    String oneLine = String.valueOf(wrong).strip().replaceAll("\\R\\s*", " ");
    commandLine.getErr().println("sip-registration-mock-server: " + oneLine);
    return USAGE;
  }
}
