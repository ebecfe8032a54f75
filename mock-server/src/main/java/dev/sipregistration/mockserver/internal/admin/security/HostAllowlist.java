package dev.sipregistration.mockserver.internal.admin.security;

import dev.sipregistration.mockserver.internal.text.HostAndPort;
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
  /** For a server whose admin token no page can know. */
  public static final HostAllowlist ANY = new HostAllowlist(null);

  private final @Nullable String bound;

  /**
   * Makes the list of a server.
   *
   * @param bound what it listens on, or null to allow any host
   */
  public HostAllowlist(@Nullable String bound) {
    this.bound = bound == null ? null : Hosts.normalize(bound);
  }

  /** Tells whether a name or address, with or without a port, is one of this server. */
  boolean isOwn(@Nullable String hostHeader) {
    if (bound == null || hostHeader == null) {
      // Only HTTP/1.0 can do without a host, and no browser speaks it.
      return true;
    }
    HostAndPort address = address("http://" + hostHeader);
    if (address == null) {
      return false;
    }
    String host = Hosts.normalize(address.host());
    return Hosts.isLoopback(host)
        || host.equals(bound)
        || (Hosts.isWildcard(bound) && cannotBeBoundBySomebodyElse(host));
  }

  /** Tells whether an origin, if there is one, is that of the host the request is for. */
  static boolean isSameOrigin(@Nullable String origin, String scheme, @Nullable String hostHeader) {
    if (origin == null) {
      return true;
    }
    HostAndPort page = address(origin);
    HostAndPort server = address(scheme + "://" + hostHeader);
    return page != null
        && server != null
        && page.host().equalsIgnoreCase(server.host())
        && origin.regionMatches(true, 0, scheme + ":", 0, scheme.length() + 1)
        && page.port() == server.port();
  }

  /** Who listens everywhere has more names than are known here; a dot makes one a public name. */
  private static boolean cannotBeBoundBySomebodyElse(String host) {
    return Hosts.isAddress(host) || host.indexOf('.') < 0;
  }

  private static @Nullable HostAndPort address(String text) {
    try {
      return HostAndPort.of(new URI(text)).orElse(null);
    } catch (URISyntaxException malformed) {
      return null;
    }
  }
}
