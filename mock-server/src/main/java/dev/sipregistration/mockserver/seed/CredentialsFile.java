package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.CredentialsReader;
import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.internal.text.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads {@code credentials.json} as the vendor hands it out. */
public final class CredentialsFile {
  private static final String REMEDY = ": repair it, or, in a directory for credentials, remove it";

  private CredentialsFile() {}

  /**
   * Reads a file.
   *
   * @param file the file, in UTF-8
   * @return the credentials
   * @throws IOException if it cannot be read, or there is anything wrong in it; the message says
   *     which file and what, and quotes nothing of it
   */
  public static Credentials read(Path file) throws IOException {
    return parse(SafeText.path(file), content(file));
  }

  private static byte[] content(Path file) throws IOException {
    String name = SafeText.path(file);
    try {
      return TextFile.bytes(file);
    } catch (NoSuchFileException | AccessDeniedException missing) {
      throw new IOException(name + " is not there, or may not be read by this user");
    } catch (IOException unreadable) {
      throw new IOException(name + " cannot be read: " + SafeText.reason(unreadable));
    }
  }

  /**
   * Tells whether a file is what a full disk or a crash leaves of one: the beginning of a JSON
   * object, or not even that, and perhaps zeros behind it.
   *
   * @throws IOException if it cannot be read
   */
  static boolean isCutOff(Path file) throws IOException {
    String written = new String(content(file), StandardCharsets.ISO_8859_1).trim();
    return written.isEmpty() || (written.startsWith("{") && !written.endsWith("}"));
  }

  /**
   * Reads the content of a file.
   *
   * @param name what messages call it
   * @param content the content, in UTF-8
   * @return the credentials
   * @throws IOException if there is anything wrong in it; the message quotes nothing of it
   */
  public static Credentials parse(String name, byte[] content) throws IOException {
    try {
      return CredentialsReader.read(name, TextFile.decode(content));
    } catch (CharacterCodingException noText) {
      throw new IOException(name + " is no readable credentials file" + REMEDY);
    } catch (IllegalArgumentException wrong) {
      throw new IOException(wrong.getMessage() + REMEDY);
    }
  }
}
