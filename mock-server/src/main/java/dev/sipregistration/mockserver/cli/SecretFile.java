package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.internal.text.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that an option names and that contain a secret. */
final class SecretFile {
  private SecretFile() {}

  static String read(String option, Path file) {
    String shown = SafeText.path(file);
    try {
      return TextFile.read(file);
    } catch (NoSuchFileException missing) {
      throw new UnusableException(option + ": there is no file " + shown);
    } catch (AccessDeniedException forbidden) {
      throw new UnusableException(option + ": this user may not read " + shown);
    } catch (CharacterCodingException binary) {
      throw new UnusableException(option + ": " + shown + " is not UTF-8");
    } catch (IOException unreadable) {
      throw new UnusableException(
          option + ": cannot read %s: %s".formatted(shown, SafeText.reason(unreadable)));
    }
  }
}
