package dev.sipregistration.client;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/** Checks a client's base URI. */
final class BaseUri {

  private static final int MAX_PORT = 65_535;
  private static final Pattern METHODS_PATH =
      Pattern.compile("/platform_api(/|$)", Pattern.CASE_INSENSITIVE);

  /** Returns the URI without trailing slashes. */
  static URI checked(URI uri) {
    Objects.requireNonNull(uri, "baseUri");
    require(
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()),
        "needs http or https");
    require(uri.getHost() != null, "needs a host, made of letters, digits, dots and hyphens");
    require(uri.getRawUserInfo() == null, "must not have a user name or password");
    require(uri.getRawQuery() == null && uri.getRawFragment() == null, "must end with its path");
    require(uri.getPort() != 0 && uri.getPort() <= MAX_PORT, "needs a port from 1 to " + MAX_PORT);
    require(
        !METHODS_PATH.matcher(uri.getPath()).find(),
        "must end before /platform_api, which the client adds");
    // The JDK's client would send a question mark for each other character.
    return URI.create(uri.toASCIIString().replaceFirst("/+$", ""));
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      // The message leaves out the URI, which may contain a password.
      throw new IllegalArgumentException("The base URI " + rule);
    }
  }

  private BaseUri() {}
}
