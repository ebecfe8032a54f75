package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A program that calls the API for an account, with a key of its own.
 *
 * @param keyId the id of its key, unique in its world: 1 to 255 printable characters of ASCII
 * @param name at most 64 letters, digits, hyphens and underscores of ASCII, for the name is part of
 *     a file's
 * @param roles what it may do
 * @param publicKey what its signatures are verified with; of RSA at least {@link #SHORTEST_KEY}
 *     bits
 */
public record ServiceAccount(
    KeyId keyId, AccountId accountId, String name, Set<Role> roles, PublicKey publicKey) {
  /** The most characters that a name may have. */
  public static final int LONGEST_NAME = 64;

  /** The least bits of an RSA key that RS256 may be used with (RFC 7518, section 3.3). */
  public static final int SHORTEST_KEY = 2_048;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST_NAME + "}");

  /**
   * @throws IllegalArgumentException if the key id or the name is malformed, or the key too short
   */
  public ServiceAccount {
    if (!keyId.isAssignable()) {
      throw new IllegalArgumentException(
          "a key id must be 1 to 255 printable characters of ASCII without spaces");
    }
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "the name of a service account must be at most 64 letters, digits, hyphens and"
              + " underscores");
    }
    if (isTooShort(publicKey)) {
      throw new IllegalArgumentException("an RSA key must have at least " + SHORTEST_KEY + " bits");
    }
    roles = Set.copyOf(roles);
  }

  /** Tells whether a key, public or private, is an RSA key that is too short for RS256. */
  public static boolean isTooShort(Key key) {
    return key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SHORTEST_KEY;
  }

  /** Tells whether a text can be the name of a service account. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Returns who it is; the key is left out, because printing it may have to make it first. */
  @Override
  public String toString() {
    return "ServiceAccount[" + keyId + ", account " + accountId + ", " + name + ", " + roles + "]";
  }
}
