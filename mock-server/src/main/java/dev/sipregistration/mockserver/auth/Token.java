package dev.sipregistration.mockserver.auth;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
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

  static Optional<Token> parse(String compact) {
    if (compact.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      Base64URL[] parts = JOSEObject.split(compact);
      if (!String.join(".", canonical(parts)).equals(compact)) {
        return Optional.empty();
      }
      Header header = Header.parse(parts[0]);
      return header instanceof JWSHeader signed && signed.getKeyID() == null
          ? Optional.empty()
          : Optional.of(read(header, parts, compact));
    } catch (ParseException | RuntimeException malformed) {
      // The library throws others too: NullPointerException of a header null, for one.
      return Optional.empty();
    }
  }

  /** The library ignores what is not base64url (RFC 7515, section 2), and RFC 4648 forbids that. */
  private static List<String> canonical(Base64URL... parts) {
    return Arrays.stream(parts).map(part -> Base64URL.encode(part.decode()).toString()).toList();
  }

  private static Token read(Header header, Base64URL[] parts, String compact)
      throws ParseException {
    Map<String, Object> claims = new Payload(parts[1]).toJSONObject();
    if (parts.length != 3 || claims == null) {
      throw new ParseException("not a signed set of claims", 0);
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

  boolean isRs256() {
    return JWSAlgorithm.RS256.equals(header.getAlgorithm()) && header instanceof JWSHeader;
  }

  /** An unsigned token has no key id. */
  private static String keyId(Header header) {
    return header instanceof JWSHeader signed ? signed.getKeyID() : "";
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
