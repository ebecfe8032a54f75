package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a seed file, which is UTF-8 and no larger than a seed may be. */
final class SeedText {
  private SeedText() {}

  static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException unreadable) {
      throw new SeedException(SafeText.path(file), 0, 0, reason(unreadable));
    }
  }

  static String readResource(String name, ClassLoader loader) {
    try (InputStream in = loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new SeedException(name, 0, 0, "is not on the class path");
      }
      return read(name, in);
    } catch (IOException unreadable) {
      throw new SeedException(name, 0, 0, reason(unreadable));
    }
  }

  static String read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(SeedFile.MOST_BYTES + 1);
    if (bytes.length > SeedFile.MOST_BYTES) {
      throw new SeedException(name, 0, 0, SeedFile.TOO_LARGE);
    }
    return decoded(name, bytes);
  }

  /** Returns the place right behind a text that the file begins with. */
  static SourceLocation behind(String file, String text) {
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    String lastLine = text.substring(text.lastIndexOf('\n') + 1);
    return new SourceLocation(file, "", line, 1 + lastLine.codePointCount(0, lastLine.length()));
  }

  private static String decoded(String file, byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      throw behind(file, text.toString()).problem("is not UTF-8 from here on");
    }
    return text.toString();
  }

  private static String reason(IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return unreadable instanceof AccessDeniedException
        ? "may not be read by this user"
        : "cannot be read: " + SafeText.reason(unreadable);
  }
}
