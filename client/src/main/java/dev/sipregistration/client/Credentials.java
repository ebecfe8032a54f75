package dev.sipregistration.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key of a service account, from the vendor's {@code credentials.json}.
 *
 * <p>{@link #toString()} never shows the private key.
 */
public final class Credentials {

  /** The environment variable that {@link #fromEnvironment()} reads: {@value}. */
  public static final String ENVIRONMENT_VARIABLE = "VOXIMPLANT_CREDENTIALS";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MIN_KEY_BITS = 2048;

  private final long accountId;
  private final String keyId;
  private final RSAPrivateKey privateKey;

  private Credentials(long accountId, String keyId, RSAPrivateKey privateKey) {
    this.accountId = accountId;
    this.keyId = keyId;
    this.privateKey = privateKey;
  }

  /**
   * Reads a {@code credentials.json}.
   *
   * @param file the file
   * @return the credentials
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if the file contains anything else
   */
  public static Credentials fromFile(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return fromStream(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the credentials at " + file, e);
    }
  }

  /**
   * Reads a {@code credentials.json} from a stream, to its end; the stream stays open.
   *
   * @param stream the stream
   * @return the credentials
   * @throws UncheckedIOException if the stream cannot be read
   * @throws IllegalArgumentException if the stream contains anything else
   */
  public static Credentials fromStream(InputStream stream) {
    JsonNode json = read(stream);
    return new Credentials(
        accountId(json), text(json, "key_id"), privateKey(text(json, "private_key")));
  }

  /**
   * Reads the {@code credentials.json} at the path in the environment variable {@value
   * #ENVIRONMENT_VARIABLE}.
   *
   * @return the credentials
   * @throws IllegalStateException if the variable is not set
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if the file contains anything else
   */
  public static Credentials fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  static Credentials fromEnvironment(Map<String, String> environment) {
    @Nullable String path = environment.get(ENVIRONMENT_VARIABLE);
    if (path == null || path.isBlank()) {
      throw new IllegalStateException(
          "The environment variable "
              + ENVIRONMENT_VARIABLE
              + " is not set to the path of a credentials.json");
    }
    return fromFile(Path.of(path));
  }

  private static JsonNode read(InputStream stream) {
    byte[] content;
    try {
      content = stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the credentials", e);
    }
    try {
      return JSON.readTree(content);
    } catch (IOException e) {
      // The cause is left out: it may quote the key.
      throw malformed("they are not JSON");
    }
  }

  private static long accountId(JsonNode json) {
    JsonNode id = json.path("account_id");
    if (!id.canConvertToExactIntegral() || !id.canConvertToLong() || id.longValue() < 1) {
      throw malformed("account_id is not the id of an account");
    }
    return id.longValue();
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw malformed(field + " is missing");
    }
    return value.textValue();
  }

  private static RSAPrivateKey privateKey(String pem) {
    RSAPrivateKey key = decoded(pem);
    if (key.getModulus().bitLength() < MIN_KEY_BITS) {
      throw malformed("private_key has fewer than " + MIN_KEY_BITS + " bits");
    }
    return key;
  }

  private static RSAPrivateKey decoded(String pem) {
    String base64 =
        pem.replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "")
            .replaceAll("\\s", "");
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      return (RSAPrivateKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause is left out: it may quote the key.
      throw malformed("private_key is not a usable RSA key in PKCS#8 PEM form");
    }
  }

  private static IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException("These are no credentials of a service account: " + why);
  }

  long accountId() {
    return accountId;
  }

  String keyId() {
    return keyId;
  }

  RSAPrivateKey privateKey() {
    return privateKey;
  }

  /** Returns the account and the key's id, without the key. */
  @Override
  public String toString() {
    return "Credentials[accountId=" + accountId + ", keyId=" + keyId + ", privateKey=***]";
  }
}
