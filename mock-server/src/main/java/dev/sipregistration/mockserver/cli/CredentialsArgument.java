package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.internal.text.TextFile;
import dev.sipregistration.mockserver.seed.CredentialsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Credentials that an argument names: a file, or {@code -} for the standard input. */
final class CredentialsArgument {
  private static final Path STANDARD_INPUT = Path.of("-");

  private CredentialsArgument() {}

  static boolean isStandardInput(@Nullable Path path) {
    return STANDARD_INPUT.equals(path);
  }

  /**
   * Reads the credentials.
   *
   * @param argument what messages call the argument
   */
  static Credentials read(String argument, Path path, InputStream in) {
    try {
      if (isStandardInput(path)) {
        return CredentialsFile.parse("the standard input", TextFile.bytes(in));
      }
      if (SafeText.path(path).equals(SafeText.HIDDEN)) {
        throw new UnusableException(
            argument
                + " must be the path of a file, or - for the standard input; there is no file "
                + SafeText.HIDDEN);
      }
      return CredentialsFile.read(path);
    } catch (IOException unusable) {
      throw new UnusableException(String.valueOf(unusable.getMessage()));
    }
  }
}
