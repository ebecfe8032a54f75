package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.Secret;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The receiver of an account's callbacks.
 *
 * @param url where to POST to
 * @param salt what goes into the hash of each callback, or null for none
 */
public record Callbacks(URI url, @Nullable Secret salt) {
  /**
   * Makes a receiver.
   *
   * @throws IllegalArgumentException if the URL is not {@code http} or {@code https}, has no host,
   *     or has a user
   */
  public Callbacks {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https"))
        || url.getHost() == null
        || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("must be a URL like http://127.0.0.1:9090/callbacks");
    }
  }
}
