package dev.sipregistration.mockserver.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The token of the admin API. A file keeps it out of the list of processes. */
final class AdminTokenOptions {
  private static final String TOKEN = "--admin-token";
  private static final String FILE = "--admin-token-file";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = TOKEN,
      paramLabel = "TOKEN",
      description =
          "Token that calls of the admin API must send. Others may see it in the list of processes:"
              + " use a file or the environment variable instead.")
  private @Nullable String token;

  @Option(names = FILE, paramLabel = "FILE", description = "File that contains only that token.")
  private @Nullable Path file;

  Optional<String> read() {
    return isOfFile()
        ? Optional.of(fromFile(Objects.requireNonNull(file)))
        : Optional.ofNullable(token).map(text -> checked(TOKEN, text));
  }

  /**
   * Decides between the two. The command line takes precedence; of two variables, the token does,
   * for the file may be one that a container's image names for the case that there is no token.
   */
  private boolean isOfFile() {
    boolean tokenTyped = isTyped(TOKEN);
    boolean fileTyped = isTyped(FILE);
    if (tokenTyped && fileTyped) {
      throw new UnusableException("use either --admin-token or --admin-token-file, not both");
    }
    return file != null && (fileTyped || token == null);
  }

  private boolean isTyped(String option) {
    return Objects.requireNonNull(command).commandLine().getParseResult().hasMatchedOption(option);
  }

  private static String fromFile(Path file) {
    return checked("the content of " + FILE, SecretFile.read(FILE, file).strip());
  }

  /** Checks here what a server checks too, to blame the option that is wrong. */
  private static String checked(String source, String token) {
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new UnusableException(source + " must be of visible ASCII characters, without spaces");
    }
    return token;
  }
}
