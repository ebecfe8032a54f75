package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Starts the mock server from the command line. */
public final class Main {
  /** The exit status after a wrong option, a port in use or an unreadable file. */
  static final int USAGE = 2;

  private static final int WIDTH = 100;

  /** The most characters of a complaint; it may quote a path, or what a server says. */
  private static final int LONGEST = 5_000;

  private static final Logger LOG = System.getLogger(Main.class.getName());

  private Main() {}

  /**
   * Runs a command and ends the process with its exit status: 0, or 2 if something in the command
   * line cannot be used, or 1 if the outcome is bad all the same, or 70 if Java itself cannot go
   * on, for want of memory above all.
   *
   * @param arguments the command line; {@code serve} is the default command
   */
  public static void main(String[] arguments) {
    int status = run(commandLine(), arguments);
    if (status == ProcessEnd.STATUS) {
      // What is left of the process may be unable to end in any other way.
      Runtime.getRuntime().halt(status);
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(withDefaultCommand(arguments));
    } catch (Error fatal) {
      complain(commandLine, ProcessEnd.reason(fatal));
      return ProcessEnd.STATUS;
    }
  }

  static CommandLine commandLine() {
    return commandLine(System.getenv());
  }

  static CommandLine commandLine(Map<String, String> variables) {
    return commandLine(variables, System.in);
  }

  static CommandLine commandLine(Map<String, String> variables, InputStream in) {
    Environment environment = new Environment(variables);
    return new CommandLine(new MockServerCommand())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new HealthCommand())
        .addSubcommand(new CallCommand(variables, in))
        .addSubcommand(new TailCommand())
        .addSubcommand(new DoctorCommand(in))
        .addSubcommand(new TokenCommand())
        .addSubcommand(new SeedCommand())
        .addSubcommand(new ExportCommand())
        .addSubcommand(new CollectionCommand())
        .addSubcommand(new CompareCommand(in))
        .addSubcommand(new CompletionCommand())
        .registerConverter(Path.class, Main::path)
        // An argument that begins with @ is what people write for the content of a file, and it is
        // not to be taken apart and quoted.
        .setExpandAtFiles(false)
        .setUsageHelpWidth(WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(environment)
        .setExecutionStrategy(
            parsed -> {
              environment.setFlags(parsed);
              // The help shows the defaults of the program, not what variables contain.
              parsed.commandSpec().commandLine().setDefaultValueProvider(argument -> null);
              return new CommandLine.RunLast().execute(parsed);
            })
        .setParameterExceptionHandler(
            (wrong, arguments) ->
                complain(
                    wrong.getCommandLine(),
                    environment.hideSecrets(describe(wrong), arguments)
                        + environment.origin(wrong, arguments)))
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              if (failure instanceof UnusableException unusable) {
                return complain(commandLine, unusable.getMessage());
              }
              if (failure instanceof FailedException failed) {
                complain(commandLine, failed.getMessage());
                return failed.status();
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

  /** Refuses what an unset variable of a shell leaves, too. */
  private static Path path(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException malformed) {
      // Reported below.
    }
    throw new CommandLine.TypeConversionException("it is no path of a file or directory");
  }

  private static int complain(CommandLine commandLine, @Nullable String wrong) {
    String oneLine = SafeText.oneLine(String.valueOf(wrong).strip().replaceAll("\\R\\s*", " "));
    String shown = oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST) + "...";
    commandLine.getErr().println("sip-registration-mock-server: " + shown);
    return USAGE;
  }
}
