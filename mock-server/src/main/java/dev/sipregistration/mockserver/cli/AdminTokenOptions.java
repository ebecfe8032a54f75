package dev.sipregistration.mockserver.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The token of the admin API. A file keeps it out of the list of processes. */
final class AdminTokenOptions {
  @Option(
      names = "--admin-token",
      paramLabel = "TOKEN",
      description =
          "Token that calls of the admin API must send. Others may see it in the list of processes:"
              + " use a file or the environment variable instead.")
  private @Nullable String token;

  @Option(
      names = "--admin-token-file",
      paramLabel = "FILE",
      description = "File that contains only that token.")
  private @Nullable Path file;

  Optional<String> read() {
    if (file == null) {
      return Optional.ofNullable(token).map(text -> checked("--admin-token", text));
    }
    if (token != null) {
      throw new UnusableException("use either --admin-token or --admin-token-file, not both");
    }
    String text = SecretFile.read("--admin-token-file", file).strip();
    return Optional.of(checked("the content of --admin-token-file", text));
  }

  /** Checks here what a server checks too, to blame the option that is wrong. */
  private static String checked(String source, String token) {
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new UnusableException(source + " must be of visible ASCII characters, without spaces");
    }
    return token;
  }
}
