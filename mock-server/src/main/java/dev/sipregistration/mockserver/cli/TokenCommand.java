package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.seed.CredentialsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a token, for the mock server or for the platform itself. */
@Command(
    name = "token",
    description =
        "Prints a token that is signed with the key of a credentials file, for the mock server as"
            + " for the platform itself.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TokenCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofHours(1);

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "CREDENTIALS",
      description = "The credentials file, as the platform hands it out.")
  private @Nullable Path file;

  @Option(
      names = "--lifetime",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description =
          "How long the token is good for, from PT1S to PT1H, which is the most that the platform"
              + " takes (default: ${DEFAULT-VALUE}).")
  private String lifetime = "PT1H";

  @Option(names = "--header", description = "Print a whole header: Authorization: Bearer <token>.")
  private boolean header;

  @Override
  public Integer call() {
    String token = credentials().token(InstantSource.system().instant(), lifetime());
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(header ? "Authorization: Bearer " + token : token);
    return 0;
  }

  private Credentials credentials() {
    try {
      return CredentialsFile.read(Objects.requireNonNull(file));
    } catch (IOException unusable) {
      throw new UnusableException(String.valueOf(unusable.getMessage()));
    }
  }

  private Duration lifetime() {
    try {
      Duration wanted = Duration.parse(lifetime);
      if (wanted.equals(wanted.truncatedTo(ChronoUnit.SECONDS))
          && wanted.toSeconds() >= 1
          && wanted.compareTo(LONGEST) <= 0) {
        return wanted;
      }
    } catch (DateTimeException malformed) {
      // Told below, with what it ought to be.
    }
    throw new UnusableException(
        "--lifetime must be a duration in whole seconds like PT10M, from PT1S to PT1H");
  }
}
