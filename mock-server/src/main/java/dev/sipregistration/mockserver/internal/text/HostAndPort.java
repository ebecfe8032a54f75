package dev.sipregistration.mockserver.internal.text;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host and the port of an http or https URL. {@link URI#getHost()} has none where the name
 * contains an underscore, as names of containers do.
 *
 * @param host a name or an address, an IPv6 address in brackets
 * @param port the port, the scheme's own if the URL names none
 */
public record HostAndPort(String host, int port) {
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9._~-]+)(?::([0-9]{0,5}))?");

  /** Returns the host and the port of a URL, or nothing if it has no host or no possible port. */
  public static Optional<HostAndPort> of(URI url) {
    return written(url).filter(it -> it.port <= HIGHEST_PORT);
  }

  private static Optional<HostAndPort> written(URI url) {
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    int standard = secure ? 443 : 80;
    if (url.getHost() != null) {
      return Optional.of(
          new HostAndPort(url.getHost(), url.getPort() < 0 ? standard : url.getPort()));
    }
    Matcher name = NAME.matcher(Optional.ofNullable(url.getRawAuthority()).orElse(""));
    if (!name.matches()) {
      return Optional.empty();
    }
    String port = name.group(2);
    return Optional.of(
        new HostAndPort(
            name.group(1), port == null || port.isEmpty() ? standard : Integer.parseInt(port)));
  }
}
