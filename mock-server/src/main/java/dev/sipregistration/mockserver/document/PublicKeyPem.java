package dev.sipregistration.mockserver.document;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads and writes RSA public keys as {@code openssl rsa -pubout} does. */
final class PublicKeyPem {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  private PublicKeyPem() {}

  static String write(PublicKey key) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return BEGIN + "\n" + body + "\n" + END + "\n";
  }

  static PublicKey read(String text) {
    String pem = text.strip();
    if (pem.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "is a private key, which must not be in a seed; openssl rsa -pubout writes the public"
              + " half");
    }
    if (pem.startsWith(BEGIN) && pem.endsWith(END)) {
      try {
        String body = pem.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
        byte[] der = Base64.getDecoder().decode(body);
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
        // Said below, with what it must be.
      }
    }
    throw new IllegalArgumentException(
        "is no RSA public key; it begins with " + BEGIN + " and is a block (|)");
  }
}
