package dev.sipregistration.mockserver.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files that people write with an editor or a shell, which may begin with a BOM. */
public final class TextFile {
  private static final char BOM = '\uFEFF';

  /** Many times as long as any key or token. */
  private static final int MOST_BYTES = 1024 * 1024;

  private TextFile() {}

  /**
   * Reads a whole file.
   *
   * @return the text without the BOM
   * @throws CharacterCodingException if it is neither UTF-8 nor UTF-16 with a BOM
   * @throws IOException if it cannot be read, or is no small file
   */
  public static String read(Path file) throws IOException {
    return decode(bytes(file));
  }

  /**
   * Reads a whole file.
   *
   * @throws IOException if it cannot be read, or is no small file
   */
  public static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(in);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @throws IOException if it cannot be read, or has no end soon, as devices have none
   */
  public static byte[] bytes(InputStream in) throws IOException {
    byte[] content = in.readNBytes(MOST_BYTES + 1);
    if (content.length > MOST_BYTES) {
      throw new IOException("is larger than " + MOST_BYTES / 1024 / 1024 + " MiB");
    }
    return content;
  }

  /**
   * Returns the text of a whole file.
   *
   * @return the text without the BOM
   * @throws CharacterCodingException if it is neither UTF-8 nor UTF-16 with a BOM
   */
  public static String decode(byte[] content) throws CharacterCodingException {
    String text = charset(content).newDecoder().decode(ByteBuffer.wrap(content)).toString();
    return text.indexOf(BOM) == 0 ? text.substring(1) : text;
  }

  /** Windows PowerShell writes UTF-16. */
  private static Charset charset(byte[] content) {
    int first = content.length < 2 ? 0 : (content[0] & 0xff) << 8 | (content[1] & 0xff);
    return first == 0xfeff || first == 0xfffe ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
