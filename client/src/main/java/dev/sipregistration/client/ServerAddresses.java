package dev.sipregistration.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a server, whose name may have several: {@code localhost} often has one of IPv4
 * and one of IPv6.
 *
 * <p>The JDK's client connects to the first only, and cannot be told the address apart from the
 * name. So the others replace the name in the URI, which is possible where no TLS certificate has
 * to match the name and no proxy resolves it. A server then sees its address in the Host header.
 */
final class ServerAddresses {

  /** Looks a name up. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final URI baseUri;
  private final Optional<ProxySelector> proxies;
  private final Resolver resolver;
  private volatile URI reachable;

  /**
   * Creates the addresses of a server.
   *
   * @param proxies the proxies of the HTTP client, or empty for those of the JDK
   */
  ServerAddresses(URI baseUri, Optional<ProxySelector> proxies, Resolver resolver) {
    this.baseUri = baseUri;
    this.proxies = proxies;
    this.resolver = resolver;
    this.reachable = baseUri;
  }

  /** Returns the base URI to begin a call with: the last that was reached. */
  URI first() {
    return reachable;
  }

  /** Remembers a base URI whose server has responded. */
  void reached(URI base) {
    reachable = base;
  }

  /** Returns a base URI with another address of the server, or null if all have been tried. */
  @Nullable URI next(Collection<URI> tried) {
    if (!tried.contains(baseUri)) {
      return baseUri;
    }
    if (!"http".equalsIgnoreCase(baseUri.getScheme()) || proxy() != null) {
      return null;
    }
    InetAddress[] addresses;
    try {
      addresses = resolver.resolve(baseUri.getHost());
    } catch (UnknownHostException e) {
      return null;
    }
    // The JDK has tried the first under the name.
    for (int i = 1; i < addresses.length; i++) {
      URI base = withHost(addresses[i]);
      if (!tried.contains(base)) {
        return base;
      }
    }
    return null;
  }

  private URI withHost(InetAddress address) {
    String literal = address.getHostAddress();
    String host = literal.contains(":") ? "[" + literal + "]" : literal;
    String port = baseUri.getPort() < 0 ? "" : ":" + baseUri.getPort();
    return URI.create(baseUri.getScheme() + "://" + host + port + baseUri.getRawPath());
  }

  /** Returns the URI of a request for another base URI. */
  URI at(URI base, URI request) {
    return base.equals(baseUri)
        ? request
        : URI.create(base + request.toString().substring(baseUri.toString().length()));
  }

  /** Returns the name of the server, with the address and the proxy, for messages. */
  String describe(URI base) {
    String name = baseUri.getHost() + ":" + port();
    String address = base.equals(baseUri) ? "" : " at " + base.getHost();
    SocketAddress proxy = proxy();
    return name + address + (proxy == null ? "" : " by the proxy " + describe(proxy));
  }

  private int port() {
    if (baseUri.getPort() >= 0) {
      return baseUri.getPort();
    }
    return "https".equalsIgnoreCase(baseUri.getScheme()) ? 443 : 80;
  }

  private @Nullable SocketAddress proxy() {
    ProxySelector selector = proxies.orElseGet(ProxySelector::getDefault);
    List<Proxy> selected = selector == null ? List.of() : selector.select(baseUri);
    // The JDK uses the first only.
    return selected.isEmpty() ? null : selected.get(0).address();
  }

  private static String describe(SocketAddress proxy) {
    return proxy instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : proxy.toString();
  }
}
