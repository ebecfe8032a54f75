package dev.sipregistration.client;

import java.net.URI;

/** Checks a client's base URI. */
final class BaseUri {

  /** Returns the URI without trailing slashes. */
  static URI checked(URI uri) {
    require(
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()),
        "needs http or https");
    require(uri.getHost() != null, "needs a host, made of letters, digits, dots and hyphens");
    require(uri.getRawUserInfo() == null, "must not have a user name or password");
    require(uri.getRawQuery() == null && uri.getRawFragment() == null, "must end with its path");
    return URI.create(uri.toString().replaceFirst("/+$", ""));
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      // The message leaves out the URI, which may contain a password.
      throw new IllegalArgumentException("The base URI " + rule);
    }
  }

  private BaseUri() {}
}
