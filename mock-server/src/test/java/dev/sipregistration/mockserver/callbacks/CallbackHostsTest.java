package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.internal.text.Hosts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackHostsTest {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "localhost", List.of("127.0.0.1", "::1"),
          "app", List.of("172.18.0.3"),
          "example.org", List.of("93.184.215.14"),
          "rebinding.example.org", List.of("127.0.0.1", "93.184.215.14"));

  private static final InetAddress[] PUBLIC = {address("93.184.215.14")};

  private static InetAddress address(String literal) {
    return Hosts.literal(literal).orElseThrow();
  }

  /** Knows some names, and reads addresses as they are: nothing is looked up anywhere. */
  private static InetAddress[] resolve(String host) throws UnknownHostException {
    boolean address = host.matches("[0-9a-f:]*:[0-9a-f:.]*|[0-9.]+");
    List<String> addresses = address ? List.of(host) : NAMES.get(host);
    if (addresses == null) {
      throw new UnknownHostException(host);
    }
    InetAddress[] found = new InetAddress[addresses.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = address(addresses.get(i));
    }
    return found;
  }

  private static boolean isAllowed(CallbackHosts hosts, String host) throws UnknownHostException {
    return hosts.mayAllow(host) && hosts.allow(host, resolve(Hosts.normalize(host)));
  }

  private static boolean allowed(String host, String... rules) throws UnknownHostException {
    return isAllowed(CallbackHosts.of(List.of(rules)), host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "127.1.2.3",
        "[::1]",
        "0.0.0.0",
        "app",
        "10.1.2.3",
        "172.31.255.255",
        "192.168.0.1",
        "[fd00::1]",
        "[fc00::1]",
        "[::ffff:10.0.0.1]"
      })
  void allow_loopbackOrPrivate_isStandard(String host) throws UnknownHostException {
    assertThat(isAllowed(CallbackHosts.standard(), host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "rebinding.example.org",
        "93.184.215.14",
        "169.254.169.254",
        "172.32.0.1",
        "100.64.0.1",
        "[fe80::1]",
        "[2001:db8::1]",
        "[::ffff:93.184.215.14]"
      })
  void allow_anywhereElse_isNotStandard(String host) throws UnknownHostException {
    assertThat(isAllowed(CallbackHosts.standard(), host)).isFalse();
  }

  @Test
  void allow_onlyLoopback_keepsPrivateOut() throws UnknownHostException {
    assertThat(allowed("localhost", "loopback")).isTrue();
    assertThat(allowed("app", "loopback")).isFalse();
    assertThat(allowed("localhost", "private")).isFalse();
  }

  @Test
  void allow_namedHost_whateverItsAddresses() {
    CallbackHosts hosts = CallbackHosts.of(List.of("hooks.example.net", "2001:db8::1", "private"));

    assertThat(hosts.allow("Hooks.Example.Net", PUBLIC)).isTrue();
    assertThat(hosts.allow("[2001:DB8::1]", PUBLIC)).isTrue();
    assertThat(hosts.allow("other.example.net", PUBLIC)).isFalse();
  }

  @Test
  void mayAllow_onlyNames_refusesOthersWithoutTheirAddresses() {
    CallbackHosts hosts = CallbackHosts.of(List.of("hooks.example.net"));

    assertThat(hosts.mayAllow("Hooks.Example.Net")).isTrue();
    assertThat(hosts.mayAllow("other.example.net")).isFalse();
    assertThat(CallbackHosts.of(List.of("loopback")).mayAllow("other.example.net")).isTrue();
    assertThat(CallbackHosts.of(List.of("private")).mayAllow("other.example.net")).isTrue();
  }

  @Test
  void allow_namesBelow_areAllowedButNotTheNameItself() {
    CallbackHosts hosts = CallbackHosts.of(List.of("*.example.net"));

    assertThat(hosts.allow("a.b.example.net", PUBLIC)).isTrue();
    assertThat(hosts.allow("example.net", PUBLIC)).isFalse();
    assertThat(hosts.allow("badexample.net", PUBLIC)).isFalse();
  }

  @Test
  void allow_any_allowsEverything() {
    assertThat(CallbackHosts.of(List.of("any")).allow("nowhere.invalid", PUBLIC)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "http://localhost", "*", "a*.org", "[::1]", "-a", "a b", "a/b"})
  void of_noRule_isRefused(String rule) {
    assertThatThrownBy(() -> CallbackHosts.of(List.of("loopback", rule)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("callback-hosts must be ");
  }

  @Test
  void of_nothing_isRefused() {
    assertThatThrownBy(() -> CallbackHosts.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rules_inAnyCase_areKeptInSmallLetters() {
    assertThat(CallbackHosts.of(List.of(" Loopback", "Hooks.Example.Net")).rules())
        .containsExactly("loopback", "hooks.example.net");
  }
}
