package dev.sipregistration.mockserver.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.text.Pem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** Reads {@code credentials.json} as the vendor hands it out. */
public final class CredentialsFile {
  private CredentialsFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return the credentials, named like the file
   * @throws IOException if it cannot be read, or there is anything wrong in it; the message says
   *     which file and what, and quotes nothing of it
   */
  public static Credentials read(Path file) throws IOException {
    JsonNode json = json(file);
    long account = json.path("account_id").asLong();
    String keyId = json.path("key_id").asText();
    if (account <= 0 || keyId.isEmpty()) {
      throw new IOException(file + " has no account_id or no key_id: remove it, or repair it");
    }
    return new Credentials(
        String.valueOf(file.getFileName()),
        json.path("account_email").asText(),
        new AccountId(account),
        new KeyId(keyId),
        key(file));
  }

  static JsonNode json(Path file) throws IOException {
    try {
      return new JsonMapper().readTree(file.toFile());
    } catch (java.io.FileNotFoundException | NoSuchFileException missing) {
      throw new IOException(file + " is not there, or may not be read by this user");
    } catch (IOException unreadable) {
      throw new IOException(file + " is no readable credentials file: remove it, or repair it");
    }
  }

  static KeyId keyId(Path file) throws IOException {
    return new KeyId(json(file).path("key_id").asText());
  }

  static SigningKey key(Path file) throws IOException {
    String pem = json(file).path("private_key").asText();
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      PrivateKey privateKey = rsa.generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(pem)));
      if (privateKey instanceof RSAPrivateCrtKey crt) {
        RSAPublicKeySpec spec = new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent());
        return SigningKey.of(new KeyPair(rsa.generatePublic(spec), privateKey));
      }
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      // Told below; the cause may quote the key, so it is not passed on.
    }
    throw new IOException(file + " has no readable private_key: remove it, or repair it");
  }
}
