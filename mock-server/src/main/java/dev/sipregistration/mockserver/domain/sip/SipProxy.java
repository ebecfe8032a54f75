package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registrar or outbound proxy that a SIP registration talks to: a host name, an IPv4 address or
 * an IPv6 address in brackets, then optionally {@code :port} and {@code ;transport=udp|tcp|tls}; at
 * most {@link Texts#LONGEST} characters in all.
 *
 * <p>Two proxies that differ only in case are equal; {@link #text()} keeps the original case.
 */
public final class SipProxy {
  private static final int HIGHEST_PORT = 65_535;
  private static final String TRANSPORT = ";transport=";

  /**
   * The proxies that were read first, because many SIP registrations have the same ones: a proxy of
   * its own would be a sixth of what each takes of the heap.
   */
  private static final Map<String, SipProxy> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 1_000;

  private final String text;
  private final String canonical;
  private final String host;

  private SipProxy(String text, String host) {
    this.text = text;
    this.canonical = text.toLowerCase(Locale.ROOT);
    this.host = host.toLowerCase(Locale.ROOT);
  }

  /**
   * Makes a proxy of a text such as {@code sip.example.com:5061;transport=tls}.
   *
   * @throws IllegalArgumentException if the text is malformed
   */
  public static SipProxy of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a SIP proxy: " + text));
  }

  /** Reads a text, which is no proxy if it is malformed. */
  public static Optional<SipProxy> parse(String text) {
    SipProxy known = KNOWN.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<SipProxy> parsed = parseAnew(text);
    if (KNOWN.size() < MOST_KNOWN) {
      parsed.ifPresent(proxy -> KNOWN.put(text, proxy));
    }
    return parsed;
  }

  private static Optional<SipProxy> parseAnew(String text) {
    int parameters = text.indexOf(';');
    if (Texts.isTooLong(text) || (parameters >= 0 && !isTransport(text.substring(parameters)))) {
      return Optional.empty();
    }
    String authority = parameters < 0 ? text : text.substring(0, parameters);
    int hostEnd = hostEnd(authority);
    String host = authority.substring(0, hostEnd);
    return isHost(host) && isPort(authority.substring(hostEnd))
        ? Optional.of(new SipProxy(text, host))
        : Optional.empty();
  }

  private static boolean isTransport(String parameters) {
    return switch (parameters.toLowerCase(Locale.ROOT)) {
      case TRANSPORT + "udp", TRANSPORT + "tcp", TRANSPORT + "tls" -> true;
      default -> false;
    };
  }

  /** Returns where the host ends; the colons of an IPv6 address lie within its brackets. */
  private static int hostEnd(String authority) {
    int colon = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
    return colon < 0 ? authority.length() : colon;
  }

  private static boolean isHost(String host) {
    return host.startsWith("[")
        ? host.endsWith("]") && HostSyntax.isIpv6(host.substring(1, host.length() - 1))
        : HostSyntax.isHost(host);
  }

  private static boolean isPort(String port) {
    return port.isEmpty()
        || (HostSyntax.isNumber(port.substring(1), HIGHEST_PORT)
            && Integer.parseInt(port.substring(1)) > 0);
  }

  /** Returns the text in its original case. */
  public String text() {
    return text;
  }

  /** Returns the host alone, in lower case; an IPv6 address in its brackets. */
  public String host() {
    return host;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SipProxy proxy && canonical.equals(proxy.canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
