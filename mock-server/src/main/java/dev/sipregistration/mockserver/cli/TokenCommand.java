package dev.sipregistration.mockserver.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a token, for the mock server or for the platform. */
@Command(
    name = "token",
    description =
        "Prints a token that is signed with the key of a credentials file, for the mock server or"
            + " for the platform.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TokenCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "CREDENTIALS",
      description = "The credentials file, as issued by the platform; - for the standard input.")
  private @Nullable Path file;

  @Option(
      names = "--lifetime",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description =
          "Lifetime of the token, from PT1S to PT1H, the maximum of the platform (default:"
              + " ${DEFAULT-VALUE}).")
  private String lifetime = "PT1H";

  @Option(names = "--header", description = "Print a whole header: Authorization: Bearer <token>.")
  private boolean header;

  @Override
  public Integer call() {
    String token =
        CredentialsArgument.read("CREDENTIALS", Objects.requireNonNull(file), System.in)
            .token(InstantSource.system().instant(), WholeSeconds.parse("--lifetime", lifetime));
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(header ? "Authorization: Bearer " + token : token);
    return 0;
  }
}
