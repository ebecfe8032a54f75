package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.PublicKey;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A program that calls the API for an account, with a key of its own.
 *
 * @param keyId the id of its key, unique in its world: 1 to 255 printable characters of ASCII
 * @param name at most 64 letters, digits, hyphens and underscores of ASCII, for the name is part of
 *     a file's
 * @param roles what it may do
 * @param publicKey what its signatures are verified with
 */
public record ServiceAccount(
    KeyId keyId, AccountId accountId, String name, Set<Role> roles, PublicKey publicKey) {
  /** The most characters that a name may have. */
  public static final int LONGEST_NAME = 64;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST_NAME + "}");

  /**
   * @throws IllegalArgumentException if the key id or the name is malformed
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
    roles = Set.copyOf(roles);
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
