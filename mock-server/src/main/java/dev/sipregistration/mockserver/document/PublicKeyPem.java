package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.internal.text.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

/** Reads and writes RSA public keys as {@code openssl rsa -pubout} does. */
public final class PublicKeyPem {
  private PublicKeyPem() {}

  public static String write(PublicKey key) {
    return Pem.PUBLIC_KEY.write(key.getEncoded());
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if it is no public key, or too short; the message says what it
   *     is
   */
  public static PublicKey read(String text) {
    String pem = text.strip();
    if (pem.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "is a private key, which must not be in a seed; openssl rsa -pubout writes the public"
              + " half");
    }
    PublicKey key = rsaKey(pem);
    if (ServiceAccount.isTooShort(key)) {
      throw new IllegalArgumentException(
          "is an RSA key of fewer than "
              + ServiceAccount.SHORTEST_KEY
              + " bits, which are the least for RS256 (RFC 7518, section 3.3)");
    }
    return key;
  }

  private static PublicKey rsaKey(String pem) {
    if (Pem.PUBLIC_KEY.matches(pem)) {
      try {
        return KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Pem.decode(pem)));
      } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
        // Reported below, with what it must be.
      }
    }
    throw new IllegalArgumentException(
        "is no RSA public key; it begins with " + Pem.PUBLIC_KEY.begin() + " and is a block (|)");
  }
}
