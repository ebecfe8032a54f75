package dev.sipregistration.client;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a service account, from the vendor's {@code credentials.json}.
 *
 * <p>{@link #toString()} never shows the private key.
 */
public final class Credentials {

  /** The environment variable that {@link #fromEnvironment()} reads: {@value}. */
  public static final String ENVIRONMENT_VARIABLE = "VOXIMPLANT_CREDENTIALS";

  /** Refuses repeated names, and text after the document. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final int MIN_KEY_BITS = 2048;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Keys in environment variables often have the escapes of JSON twice. */
  private static final Pattern ESCAPED_LINE_BREAK = Pattern.compile("\\\\+[nrt]");

  private static final Pattern DECIMAL_NUMBER = Pattern.compile("[0-9]{1,19}");

  private static final int MAX_SHOWN_PATH_LENGTH = 255;

  /** What paths do not have, but keys, tokens and JSON do. */
  private static final Pattern NO_PATH =
      Pattern.compile("[\\p{Cntrl}{}\"<>|*?]|-----|[A-Za-z0-9+=_-]{64}");

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
    Objects.requireNonNull(file, "file");
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
    return parse(() -> JSON.readTree(content));
  }

  private static UncheckedIOException unreadable(String path, IOException cause) {
    if (!isPlausiblePath(path)) {
      // The cause is left out: it repeats what is rather a key than a path.
      return new UncheckedIOException(
          "Cannot read the credentials: the path, which is not shown because it looks like a"
              + " secret, is not that of a file",
          new IOException(cause.getClass().getSimpleName()));
    }
    return new UncheckedIOException(
        "Cannot read the credentials at " + path + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return cause instanceof AccessDeniedException
        ? "access is denied"
        : String.valueOf(cause.getMessage());
  }

  private static boolean isPlausiblePath(String path) {
    return path.length() <= MAX_SHOWN_PATH_LENGTH && !NO_PATH.matcher(path).find();
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
    Objects.requireNonNull(stream, "stream");
    byte[] content;
    try {
      content = stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the credentials", e);
    }
    return parse(() -> JSON.readTree(content));
  }

  /**
   * Reads the content of a {@code credentials.json}.
   *
   * @param json the content
   * @return the credentials
   * @throws IllegalArgumentException if the content is anything else
   */
  public static Credentials fromJson(String json) {
    Objects.requireNonNull(json, "json");
    String content = withoutByteOrderMark(json);
    return parse(() -> JSON.readTree(content));
  }

  private static String withoutByteOrderMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /**
   * Reads the {@code credentials.json} of the environment variable {@value #ENVIRONMENT_VARIABLE},
   * which contains its path or its content.
   *
   * @return the credentials
   * @throws IllegalStateException if the variable is not set
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if the variable or the file contains anything else
   */
  public static Credentials fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  static Credentials fromEnvironment(Map<String, String> environment) {
    @Nullable String value = environment.get(ENVIRONMENT_VARIABLE);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "The environment variable "
              + ENVIRONMENT_VARIABLE
              + " is not set to the path or the content of a credentials.json");
    }
    String content = withoutByteOrderMark(value).strip();
    if (content.startsWith("{")) {
      return fromJson(content);
    }
    try {
      Path file = Path.of(value);
      if (isPlausiblePath(value) || Files.exists(file)) {
        return fromFile(file);
      }
    } catch (InvalidPathException e) {
      // No path: refused below, without the cause, which repeats the value.
    }
    // The value is left out: it may be a key.
    throw new IllegalArgumentException(
        "The environment variable "
            + ENVIRONMENT_VARIABLE
            + " is neither the path nor the content of a credentials.json");
  }

  private interface Content {
    JsonNode read() throws IOException;
  }

  private static Credentials parse(Content content) {
    JsonNode json;
    try {
      json = content.read();
    } catch (IOException e) {
      // The cause is left out: it may quote the key.
      throw malformed("they are not JSON, or there is text after the JSON");
    }
    long accountId = accountId(json);
    String keyId = text(json, "key_id");
    if (!Preconditions.isEncodable(keyId)) {
      throw malformed("key_id has a character that UTF-8 cannot encode");
    }
    return new Credentials(accountId, keyId, privateKey(text(json, "private_key")));
  }

  private static long accountId(JsonNode json) {
    JsonNode node = json.path("account_id");
    BigInteger id = BigInteger.ZERO;
    if (node.isIntegralNumber()) {
      id = node.bigIntegerValue();
    } else if (node.isTextual() && DECIMAL_NUMBER.matcher(node.textValue()).matches()) {
      id = new BigInteger(node.textValue());
    }
    if (id.signum() < 1 || id.bitLength() >= Long.SIZE) {
      throw malformed("account_id is not the id of an account");
    }
    return id.longValueExact();
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
        ESCAPED_LINE_BREAK
            .matcher(pem)
            .replaceAll("")
            .replace("-----BEGIN PRIVATE KEY-----", "")
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
