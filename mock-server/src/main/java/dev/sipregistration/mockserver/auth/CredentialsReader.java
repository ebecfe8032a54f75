package dev.sipregistration.mockserver.auth;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.text.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Credentials#toJson()}, and what becomes of it in variables and editors. No cause is
 * passed on: it may quote the key.
 */
public final class CredentialsReader {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private CredentialsReader() {}

  /**
   * Reads credentials, which are named like their key.
   *
   * @param source what messages call the text
   * @param json one JSON object and nothing else
   * @return the credentials
   * @throws IllegalArgumentException if there is anything wrong in it; the message says what, and
   *     quotes nothing of it
   */
  public static Credentials read(String source, String json) {
    try {
      return read(json);
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(source + " " + wrong.getMessage());
    }
  }

  private static Credentials read(String json) throws ParseException {
    Map<String, Object> members = members(json);
    long account = accountId(members.get("account_id"));
    String keyId = text(members.get("key_id"));
    if (account <= 0 || keyId.isBlank()) {
      throw new ParseException("has no account_id or no key_id", 0);
    }
    return new Credentials(
        keyId,
        text(members.get("account_email")),
        new AccountId(account),
        new KeyId(keyId),
        key(text(members.get("private_key"))));
  }

  private static Map<String, Object> members(String json) throws ParseException {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(json);
      if (members != null) {
        return members;
      }
    } catch (ParseException noJson) {
      // Reported below.
    }
    throw new ParseException("is no readable credentials file", 0);
  }

  private static long accountId(@Nullable Object id) {
    if (id instanceof Long number) {
      return number;
    }
    return ID.matcher(text(id)).matches() ? Long.parseLong(text(id)) : 0;
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static SigningKey key(String pem) throws ParseException {
    KeyPair pair = pair(pem);
    if (ServiceAccount.isTooShort(pair.getPublic())) {
      throw new ParseException(
          "has a private_key of fewer than " + ServiceAccount.SHORTEST_KEY + " bits", 0);
    }
    return SigningKey.of(pair);
  }

  private static KeyPair pair(String pem) throws ParseException {
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      byte[] der = Pem.decode(pem.replaceAll("\\\\+[nr]", "\n"));
      PrivateKey privateKey = rsa.generatePrivate(new PKCS8EncodedKeySpec(der));
      if (privateKey instanceof RSAPrivateCrtKey crt) {
        RSAPublicKeySpec spec = new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent());
        return new KeyPair(rsa.generatePublic(spec), privateKey);
      }
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      // Reported below.
    }
    throw new ParseException("has no readable private_key", 0);
  }
}
