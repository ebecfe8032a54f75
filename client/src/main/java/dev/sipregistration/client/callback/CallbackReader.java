package dev.sipregistration.client.callback;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads the requests that the platform sends to the {@code callback_url} of an account, and
 * verifies that their sender knows the account's callback salt and API key.
 *
 * <pre>{@code
 * CallbackReader reader = CallbackReader.salt(salt).apiKey(apiKey);
 * for (Callback callback : reader.read(body)) {
 *   if (callback.event() instanceof CallbackEvent.SipRegistrationsFailed failed) {
 *     …
 *   }
 * }
 * }</pre>
 *
 * <p>The vendor's hash covers the ids of account and callback, and not what the callback says: who
 * can read a callback can send another one with its hash. So receive over HTTPS, and remember which
 * callbacks were handled already.
 *
 * <p>Types and properties that are not known are no mistake. Immutable, and safe for use by many
 * threads; {@link #toString()} shows no secret.
 */
public final class CallbackReader {

  /** The maximum size of a body: {@value} bytes. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

  /** Refuses repeated names, and text after the document, so that others read the same. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String salt;
  private final String apiKey;

  private CallbackReader(String salt, String apiKey) {
    this.salt = salt;
    this.apiKey = apiKey;
  }

  /**
   * Starts a reader with the callback salt of the account.
   *
   * @param salt the salt, empty if the account has none
   * @return the next step, which requires the API key
   */
  public static NeedsApiKey salt(String salt) {
    return new NeedsApiKey(Objects.requireNonNull(salt, "salt"));
  }

  /** The step that requires the API key. */
  public static final class NeedsApiKey {

    private final String salt;

    private NeedsApiKey(String salt) {
      this.salt = salt;
    }

    /**
     * Returns the reader of callbacks with this salt and API key.
     *
     * @param apiKey the API key of the account, empty if it has none
     * @return the reader
     */
    public CallbackReader apiKey(String apiKey) {
      return new CallbackReader(salt, Objects.requireNonNull(apiKey, "apiKey"));
    }
  }

  /**
   * Reads the body of a request to its end, or until it is too large. The stream stays open.
   *
   * @param body JSON, in UTF-8
   * @return the callbacks, verified, in the order of the request; immutable
   * @throws CallbackException if the body is too large, or one of its callbacks cannot be believed
   *     or read
   * @throws IOException if the stream cannot be read
   */
  public List<Callback> read(InputStream body) throws CallbackException, IOException {
    return read(body.readNBytes(MAX_BODY_BYTES + 1));
  }

  /**
   * Reads the body of a request.
   *
   * @param body JSON, in UTF-8
   * @return the callbacks, verified, in the order of the request; immutable
   * @throws CallbackException if the body is too large, or one of its callbacks cannot be believed
   *     or read
   */
  public List<Callback> read(byte[] body) throws CallbackException {
    if (body.length > MAX_BODY_BYTES) {
      throw new CallbackException(
          CallbackException.Reason.TOO_LARGE, "", "has more than " + MAX_BODY_BYTES + " bytes");
    }
    return new JsonField("", parsed(body)).object().member("callbacks").list(this::callback);
  }

  private static JsonNode parsed(byte[] body) throws CallbackException {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      // The cause is left out: it quotes the body.
      throw new CallbackException(CallbackException.Reason.MALFORMED, "", "is not JSON");
    }
  }

  private Callback callback(JsonField callback) throws CallbackException {
    long id = callback.member("callback_id").id();
    long accountId = callback.member("account_id").id();
    verify(callback.member("hash"), accountId, id);
    String type = callback.member("type").text();
    return new Callback(
        id,
        type,
        accountId,
        callback.member("account_name").optionalText(),
        callback.member("account_email").optionalText(),
        callback.member("account_first_name").optionalText(),
        callback.member("account_last_name").optionalText(),
        callback.member("language_code").optionalText(),
        callback.member("balance").optionalDecimal(),
        callback.member("currency").optionalText(),
        event(callback, type));
  }

  /** The type is part of the path only if it is one that is known. */
  private static CallbackEvent event(JsonField callback, String type) throws CallbackException {
    return CallbackEvents.of(type, callback.member(type));
  }

  private void verify(JsonField field, long accountId, long callbackId) throws CallbackException {
    String hash = field.text();
    if (!MD5.matcher(hash).matches()) {
      throw field.malformed("must be an MD5 of 32 hexadecimal digits");
    }
    if (!MessageDigest.isEqual(
        HexFormat.of().parseHex(hash), md5(salt + accountId + apiKey + callbackId))) {
      throw new CallbackException(
          CallbackException.Reason.WRONG_HASH,
          field.path(),
          "is not that of this salt and API key");
    }
  }

  private static byte[] md5(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }

  /** Returns no secret. */
  @Override
  public String toString() {
    return "CallbackReader[salt=***, apiKey=***]";
  }
}
