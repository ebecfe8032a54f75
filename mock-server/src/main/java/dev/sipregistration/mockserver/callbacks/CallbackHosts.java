package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.internal.text.Hosts;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hosts that callbacks may go to. Any client of the admin API can have this server make
 * requests; by default it makes none to public networks or to a cloud's metadata service.
 *
 * <p>A rule is {@code loopback} or {@code private} (the private networks of RFC 1918 and RFC 4193),
 * which are about the addresses that a host resolves to; or a name or address as it stands in the
 * URL; or {@code *.example.org} for all names below one; or {@code any}. Immutable.
 */
public final class CallbackHosts {
  private static final String LOOPBACK = "loopback";
  private static final String PRIVATE = "private";
  private static final String ANY = "any";
  private static final CallbackHosts STANDARD = new CallbackHosts(List.of(LOOPBACK, PRIVATE));

  private static final Pattern RULE =
      Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|[0-9a-f:]*:[0-9a-f:.]*");

  private final List<String> rules;

  private CallbackHosts(List<String> rules) {
    this.rules = rules;
  }

  /** Returns the default hosts, {@code loopback} and {@code private}. */
  public static CallbackHosts standard() {
    return STANDARD;
  }

  /**
   * Returns the hosts that rules allow, in any case of letters; IPv6 addresses without brackets.
   *
   * @throws IllegalArgumentException if there is no rule, or one is malformed
   */
  public static CallbackHosts of(Collection<String> rules) {
    List<String> read = rules.stream().map(rule -> rule.strip().toLowerCase(Locale.ROOT)).toList();
    if (read.isEmpty() || !read.stream().allMatch(rule -> RULE.matcher(rule).matches())) {
      throw new IllegalArgumentException(
          "callback-hosts must be loopback, private, any, names, addresses or *.example.org, but is"
              + " "
              + rules.stream().map(SafeText::argument).collect(Collectors.joining(",")));
    }
    return new CallbackHosts(read);
  }

  /** Returns the rules in small letters, in their order. */
  public List<String> rules() {
    return rules;
  }

  /** Returns whether callbacks may go to a host if its addresses allow it; its name may not. */
  boolean mayAllow(String host) {
    return rules.contains(LOOPBACK) || rules.contains(PRIVATE) || isNamed(host);
  }

  /** Returns whether callbacks may go to a host: a rule names it, or allows each address. */
  boolean allow(String host, InetAddress[] addresses) {
    return isNamed(host) || Stream.of(addresses).allMatch(this::allow);
  }

  private boolean isNamed(String host) {
    String name = Hosts.normalize(host);
    return rules.stream().anyMatch(rule -> names(rule, name));
  }

  private boolean allow(InetAddress address) {
    return (rules.contains(LOOPBACK)
            && (address.isLoopbackAddress() || address.isAnyLocalAddress()))
        || (rules.contains(PRIVATE) && isPrivate(address));
  }

  private static boolean isPrivate(InetAddress address) {
    boolean uniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return uniqueLocal || address.isSiteLocalAddress();
  }

  private static boolean names(String rule, String name) {
    return rule.equals(ANY)
        || rule.equals(name)
        || (rule.startsWith("*.") && name.endsWith(rule.substring(1)));
  }
}
