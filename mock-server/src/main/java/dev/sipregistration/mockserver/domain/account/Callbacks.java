package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.Texts;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the callbacks of an account go.
 *
 * @param url {@code http} or {@code https}, with a host and without a user, at most {@link
 *     #LONGEST_URL} characters
 * @param salt what goes into the hash of each callback, one line of 1 to {@link #LONGEST_SALT}
 *     characters, or null for none
 */
public record Callbacks(URI url, @Nullable Secret salt) {
  /** The most characters that the URL may have. */
  public static final int LONGEST_URL = 2_000;

  /** The most characters that the salt may have, which is the platform's limit. */
  public static final int LONGEST_SALT = 40;

  private static final Pattern UNDERSCORED = Pattern.compile("[A-Za-z0-9._-]+(?::([0-9]{0,5}))?");

  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws IllegalArgumentException if the URL is another one, or the salt is no such line
   */
  public Callbacks {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https"))
        || !hasHostAndPort(url)
        || url.getRawUserInfo() != null
        || url.toString().length() > LONGEST_URL
        || !Texts.isUnicode(url.toString())) {
      throw new IllegalArgumentException("must be a URL like http://127.0.0.1:9090/callbacks");
    }
    if (salt != null && !isSalt(salt.value())) {
      throw new IllegalArgumentException(
          "a callback salt must be one line of 1 to " + LONGEST_SALT + " characters");
    }
  }

  /** Tells whether a text can be a salt. */
  public static boolean isSalt(String text) {
    return Texts.isName(text) && text.codePointCount(0, text.length()) <= LONGEST_SALT;
  }

  /** A name with an underscore is one in which {@link URI} sees no host. */
  private static boolean hasHostAndPort(URI url) {
    if (url.getHost() != null) {
      return url.getPort() <= HIGHEST_PORT;
    }
    Matcher name = UNDERSCORED.matcher(Objects.requireNonNullElse(url.getRawAuthority(), ""));
    if (!name.matches()) {
      return false;
    }
    String port = name.group(1);
    return port == null || port.isEmpty() || Integer.parseInt(port) <= HIGHEST_PORT;
  }
}
