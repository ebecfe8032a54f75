package dev.sipregistration.mockserver.internal.text;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Host names and addresses as they are written in options, URLs and headers. */
public final class Hosts {
  private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
  private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private static final String IPV6 =
      "[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?";
  private static final Pattern WELL_FORMED =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_.])?|" + IPV6 + "|\\[" + IPV6 + "]");

  private Hosts() {}

  /**
   * Returns a host as the other methods expect it.
   *
   * @param host a name or an address, an IPv6 address with or without brackets
   * @return the host in lower case and without brackets
   */
  public static String normalize(String host) {
    return withoutBrackets(host.toLowerCase(Locale.ROOT));
  }

  /** Returns a host as the system takes it: an IPv6 address without brackets. */
  public static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Tells whether a host has the form of a name or an address, brackets allowed. */
  public static boolean isWellFormed(String host) {
    return WELL_FORMED.matcher(host).matches();
  }

  /** Returns a host as a URL has it: an IPv6 address in brackets. */
  public static String inUrl(String host) {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  /** Tells an address from a name. */
  public static boolean isAddress(String host) {
    return host.indexOf(':') >= 0
        || (!host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
  }

  /** Returns the address that a host is, without a look-up; nothing if it is a name. */
  public static Optional<InetAddress> literal(String host) {
    try {
      // The JDK looks nothing up that has a colon in it.
      return host.indexOf(':') >= 0 || IPV4.matcher(host).matches()
          ? Optional.of(InetAddress.getByName(host))
          : Optional.empty();
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  /** Tells whether a host stands for all addresses of the machine. */
  public static boolean isWildcard(String host) {
    return WILDCARDS.contains(host);
  }

  /** Tells whether a host is this machine by its text alone, without a lookup. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.contains(host)
        || host.endsWith(".localhost")
        || (isAddress(host) && host.startsWith("127."));
  }

  /** Tells, after a lookup, whether other machines can reach a server that listens on a host. */
  public static boolean isReachableFromOutside(String host) {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
