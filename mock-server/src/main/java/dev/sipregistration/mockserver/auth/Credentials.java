package dev.sipregistration.mockserver.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.text.Pem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The credentials of a service account: its private key, and the claims of its tokens. As JSON they
 * are the vendor's {@code credentials.json}, which any client can use.
 *
 * @param name the service account's name
 * @param accountEmail the e-mail address of the account
 * @param accountId the account
 * @param keyId the key's id, which tokens name as {@code kid}
 * @param key the RSA key; never printed
 */
public record Credentials(
    String name, String accountEmail, AccountId accountId, KeyId keyId, SigningKey key) {

  /**
   * Returns the id of a key that has no id of its own.
   *
   * @param name what the key is for
   * @return the id, the same for the same name
   */
  public static KeyId derivedKeyId(String name) {
    return new KeyId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /**
   * Reads credentials in the vendor's format, named like their key. The account's id may be a text
   * of digits, and line ends of the key may be escaped twice, as in environment variables.
   *
   * @param json one JSON object and nothing else
   * @return the credentials
   * @throws IllegalArgumentException if there is anything wrong in it; the message says what, and
   *     quotes nothing of it
   */
  public static Credentials fromJson(String json) {
    return CredentialsReader.read("The text", json);
  }

  /**
   * Signs a token.
   *
   * @param issuedAt the claim {@code iat}
   * @param ttl how long it is valid; the platform accepts an hour at most
   * @return the token in its compact form
   */
  public String token(Instant issuedAt, Duration ttl) {
    Map<String, Object> claims =
        Map.of(
            "iss", accountId.value(),
            "iat", issuedAt.getEpochSecond(),
            "exp", issuedAt.plus(ttl).getEpochSecond());
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId.value()).build();
    JWSObject token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(new RSASSASigner(key.privateKey()));
    } catch (JOSEException unusableKey) {
      throw new IllegalStateException("Key " + keyId.value() + " cannot sign", unusableKey);
    }
    return token.serialize();
  }

  /** Tells whether these are the credentials of a service account, by its key. */
  boolean signsFor(ServiceAccount serviceAccount) {
    return serviceAccount.keyId().equals(keyId)
        && serviceAccount.accountId().equals(accountId)
        && key.isOtherHalfOf(serviceAccount.publicKey());
  }

  /**
   * Writes the credentials in the vendor's format, the private key as PKCS#8 PEM.
   *
   * @return one flat JSON object
   */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account_email", accountEmail);
    json.put("account_id", accountId.value());
    json.put("key_id", keyId.value());
    json.put("private_key", privateKeyPem());
    return JSONObjectUtils.toJSONString(json);
  }

  /**
   * Writes the private key as the vendor does. Blocks while the key is made.
   *
   * @return PKCS#8 in PEM
   */
  public String privateKeyPem() {
    return Pem.PRIVATE_KEY.write(key.privateKey().getEncoded());
  }

  @Override
  public String toString() {
    return "Credentials[name="
        + name
        + ", accountId="
        + accountId.value()
        + ", keyId="
        + keyId.value()
        + "]";
  }
}
