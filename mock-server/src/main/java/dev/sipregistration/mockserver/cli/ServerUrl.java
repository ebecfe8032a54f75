package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.HostAndPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The address of a server that a command asks something.
 *
 * @param text an http or https URL without user info, query and fragment, and without a slash at
 *     its end
 */
record ServerUrl(String text) {
  /** What the server listens to by default. */
  static final String DEFAULT = "http://127.0.0.1:8080";

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * Refuses user info, which Java does not send, and which would be shown.
   *
   * @throws UnusableException if it is no such URL
   */
  ServerUrl {
    if (text.indexOf('@') >= 0) {
      throw new UnusableException(
          "--url must have no user name and no password: use --admin-token-file");
    }
    text = text.replaceFirst("/+$", "");
    if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0 || !isServer(text)) {
      throw new UnusableException("--url must be a URL like " + DEFAULT);
    }
  }

  private static boolean isServer(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && HostAndPort.of(uri).isPresent();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  URI resolve(String pathAndQuery) {
    return URI.create(text + pathAndQuery);
  }

  HostAndPort hostAndPort() {
    return HostAndPort.of(URI.create(text)).orElseThrow();
  }

  /**
   * Prepares a request of the old HTTP client of the JDK, which loads the fewest classes, and has a
   * timeout for silence.
   */
  HttpURLConnection open(String pathAndQuery) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) resolve(pathAndQuery).toURL().openConnection(Proxy.NO_PROXY);
    connection.setInstanceFollowRedirects(false);
    return connection;
  }

  /** Says why there is no response. */
  String problem(Throwable failure) {
    return failure instanceof ConnectException
        ? "no server listens at " + text
        : "no response from %s: %s"
            .formatted(
                text, Objects.requireNonNullElse(failure.getMessage(), "the connection ended"));
  }

  @Override
  public String toString() {
    return text;
  }
}
