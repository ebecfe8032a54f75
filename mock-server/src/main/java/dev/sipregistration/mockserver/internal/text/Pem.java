package dev.sipregistration.mockserver.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Keys and certificates in the text form of RFC 7468.
 *
 * @param label what the lines before and after the data name, such as {@code PUBLIC KEY}
 */
public record Pem(String label) {
  public static final Pem CERTIFICATE = new Pem("CERTIFICATE");
  public static final Pem PUBLIC_KEY = new Pem("PUBLIC KEY");
  public static final Pem PRIVATE_KEY = new Pem("PRIVATE KEY");

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /** Returns the first line. */
  public String begin() {
    return "-----BEGIN " + label + "-----";
  }

  private String end() {
    return "-----END " + label + "-----";
  }

  /** Writes data in DER. */
  public String write(byte[] der) {
    return begin() + "\n" + LINES.encodeToString(der) + "\n" + end() + "\n";
  }

  /** Tells whether a text begins and ends with the lines of this label. */
  public boolean matches(String text) {
    String pem = text.strip();
    return pem.startsWith(begin()) && pem.endsWith(end());
  }

  /**
   * Returns the data of a text, whatever its label and its white space.
   *
   * @throws IllegalArgumentException if it is not Base64
   */
  public static byte[] decode(String text) {
    return Base64.getDecoder().decode(text.replaceAll("-----[A-Z ]+-----|\\s", ""));
  }
}
