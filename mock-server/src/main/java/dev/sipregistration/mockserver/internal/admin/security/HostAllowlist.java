package dev.sipregistration.mockserver.internal.admin.security;

import dev.sipregistration.mockserver.internal.text.Hosts;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that are meant for this server from those that a page on the web has made a
 * browser send to it.
 *
 * <p>A page of another origin says so in {@code Origin}. One that has bound its own name to this
 * machine (DNS rebinding) is of the same origin to the browser, and its name stands in {@code
 * Host}.
 */
public final class HostAllowlist {
  private final String bound;

  public HostAllowlist(String bound) {
    this.bound = Hosts.normalize(bound);
  }

  /** Tells whether a name or address, with or without a port, is one of this server. */
  boolean isOwn(@Nullable String hostHeader) {
    if (hostHeader == null) {
      // Only HTTP/1.0 can do without, and no browser speaks it.
      return true;
    }
    URI address = uri("http://" + hostHeader);
    if (address == null || address.getHost() == null) {
      return false;
    }
    String host = Hosts.normalize(address.getHost());
    return Hosts.isLoopback(host)
        || host.equals(bound)
        || (Hosts.isWildcard(bound) && cannotBeBoundBySomebodyElse(host));
  }

  /** Tells whether an origin, if there is one, is that of the host the request is for. */
  static boolean isSameOrigin(@Nullable String origin, String scheme, @Nullable String hostHeader) {
    if (origin == null) {
      return true;
    }
    URI page = uri(origin);
    URI server = uri(scheme + "://" + hostHeader);
    return page != null
        && server != null
        && page.getHost() != null
        && page.getHost().equalsIgnoreCase(server.getHost())
        && scheme.equalsIgnoreCase(page.getScheme())
        && port(page) == port(server);
  }

  /** Who listens everywhere has more names than are known here; a dot makes one a public name. */
  private static boolean cannotBeBoundBySomebodyElse(String host) {
    return Hosts.isAddress(host) || host.indexOf('.') < 0;
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      return null;
    }
  }
}
