package dev.sipregistration.client;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Credentials of a service account that exists in these tests only. */
final class TestCredentials {

  static final long ACCOUNT_ID = 1;
  static final String KEY_ID = "5b1a4f4e-4d0c-4a3b-8c6f-000000000001";

  /** From a seed whose primes are found fast; others take a second. */
  static final KeyPair KEYS = keys(2048, 17);

  static KeyPair keys(int bits, long number) {
    try {
      SecureRandom numbers = SecureRandom.getInstance("SHA1PRNG");
      numbers.setSeed(number);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits, numbers);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the private key as in a credentials file, without the PEM lines around it. */
  static String base64Key(KeyPair keys) {
    return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
  }

  static String json() {
    return json(Long.toString(ACCOUNT_ID), base64Key(KEYS));
  }

  static String json(String accountId, String base64Key) {
    return """
    {
      "account_email": "demo@example.org",
      "account_id": %s,
      "key_id": "%s",
      "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"
    }
    """
        .formatted(accountId, KEY_ID, base64Key);
  }

  static Credentials credentials() {
    return read(json());
  }

  static Credentials read(String json) {
    return Credentials.fromStream(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private TestCredentials() {}
}
