package dev.sipregistration.mockserver.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed token, not yet verified.
 *
 * <p>Its claims are read from the plain payload: official clients send {@code iss} as a number,
 * which Nimbus' own reader of claims refuses.
 */
record Token(
    Header header,
    KeyId keyId,
    AccountId issuer,
    Instant issuedAt,
    Instant expiresAt,
    String signedPart,
    Base64URL signature) {

  /** Limits the work of the parser to far more than an ordinary token needs. */
  private static final int MAX_LENGTH = 8_192;

  private static final String B64 = "b64";
  private static final String CRIT = "crit";

  static Optional<Token> parse(String compact) {
    if (compact.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      Base64URL[] parts = JOSEObject.split(compact);
      return parts.length == 3 && String.join(".", canonical(parts)).equals(compact)
          ? Optional.of(read(parts, compact))
          : Optional.empty();
    } catch (ParseException | CharacterCodingException | RuntimeException malformed) {
      // The library throws others too: NullPointerException of a header null, for one.
      return Optional.empty();
    }
  }

  /** The library ignores what is not base64url (RFC 7515, section 2), and RFC 4648 forbids that. */
  private static List<String> canonical(Base64URL... parts) {
    return Arrays.stream(parts).map(part -> Base64URL.encode(part.decode()).toString()).toList();
  }

  private static Token read(Base64URL[] parts, String compact)
      throws ParseException, CharacterCodingException {
    Map<String, Object> members = json(parts[0]);
    Header header = Header.parse(members, parts[0]);
    Map<String, Object> claims = json(parts[1]);
    if (!isEncoded(members) || !areExtensionsNamed(members)) {
      throw new ParseException("no usable b64 or crit", 0);
    }
    return new Token(
        header,
        new KeyId(keyId(header)),
        new AccountId(accountId(claims.get("iss"))),
        instant(claims.get("iat")),
        instant(claims.get("exp")),
        compact.substring(0, compact.lastIndexOf('.')),
        parts[2]);
  }

  /** The library passes over a byte order mark, and replaces what is not UTF-8. */
  private static Map<String, Object> json(Base64URL part)
      throws ParseException, CharacterCodingException {
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(part.decode())).toString();
    if (text.startsWith("\ufeff")) {
      throw new ParseException("a byte order mark", 0);
    }
    return JSONObjectUtils.parse(text);
  }

  /** The claims of a JWT are always encoded (RFC 7797, section 7). */
  private static boolean isEncoded(Map<String, Object> header) {
    return !header.containsKey(B64) || Boolean.TRUE.equals(header.get(B64));
  }

  /**
   * Tells whether {@code crit}, if there is one, names members of the header that are extensions,
   * each once (RFC 7515, section 4.1.11). Whether they are understood is for the verifier to say.
   */
  private static boolean areExtensionsNamed(Map<String, Object> header) {
    return !header.containsKey(CRIT)
        || (header.get(CRIT) instanceof List<?> names
            && !names.isEmpty()
            && names.stream().allMatch(name -> isExtension(name) && header.containsKey(name))
            && names.size() == names.stream().distinct().count());
  }

  private static boolean isExtension(Object name) {
    return name.equals(B64) || !JWSHeader.getRegisteredParameterNames().contains(name);
  }

  boolean isRs256() {
    return JWSAlgorithm.RS256.equals(header.getAlgorithm()) && header instanceof JWSHeader;
  }

  /** An unsigned token need not have a key id. */
  private static String keyId(Header header) throws ParseException {
    if (header instanceof PlainHeader) {
      return "";
    }
    if (header instanceof JWSHeader signed && signed.getKeyID() != null) {
      return signed.getKeyID();
    }
    throw new ParseException("no kid", 0);
  }

  private static long accountId(@Nullable Object iss) throws ParseException {
    if (iss instanceof Long || iss instanceof Integer) {
      return ((Number) iss).longValue();
    }
    if (iss instanceof String text && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Long.parseLong(text);
    }
    throw new ParseException("no usable iss", 0);
  }

  private static Instant instant(@Nullable Object claim) throws ParseException {
    if (claim instanceof Number seconds) {
      return Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000));
    }
    throw new ParseException("no usable time", 0);
  }
}
