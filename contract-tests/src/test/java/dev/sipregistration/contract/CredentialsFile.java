package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.KeyId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads the credentials of a service account from a file in the vendor's format. */
final class CredentialsFile {

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is not there or is none of credentials
   */
  static Credentials read(Path file) {
    try {
      JsonNode json = Json.MAPPER.readTree(file.toFile());
      return new Credentials(
          file.getFileName().toString().replace(".credentials.json", ""),
          json.path("account_email").textValue(),
          new AccountId(json.path("account_id").longValue()),
          new KeyId(json.path("key_id").textValue()),
          SigningKey.of(new KeyPair(null, privateKey(json.path("private_key").asText()))));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Without the cause, which may quote the key.
      throw new IllegalArgumentException(file + " has no credentials that can be used");
    }
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
  }

  private CredentialsFile() {}
}
