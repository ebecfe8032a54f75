package dev.sipregistration.mockserver.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
      return Optional.ofNullable(token);
    }
    if (token != null) {
      throw new UnusableException("use either --admin-token or --admin-token-file, not both");
    }
    return Optional.of(read(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException missing) {
      throw new UnusableException("--admin-token-file: there is no file " + file);
    } catch (AccessDeniedException forbidden) {
      throw new UnusableException("--admin-token-file: this user may not read " + file);
    } catch (IOException unreadable) {
      throw new UnusableException("--admin-token-file: cannot read " + file);
    }
  }
}
