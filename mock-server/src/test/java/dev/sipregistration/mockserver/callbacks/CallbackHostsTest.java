package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  /** Knows some names, and reads addresses as they are: nothing is looked up anywhere. */
  private static InetAddress[] resolve(String host) throws UnknownHostException {
    boolean address = host.matches("[0-9a-f:]*:[0-9a-f:.]*|[0-9.]+");
    List<String> addresses = address ? List.of(host) : NAMES.get(host);
    if (addresses == null) {
      throw new UnknownHostException(host);
    }
    InetAddress[] found = new InetAddress[addresses.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = InetAddress.getByName(addresses.get(i));
    }
    return found;
  }

  private static boolean allowed(String host, String... rules) throws UnknownHostException {
    return CallbackHosts.of(List.of(rules)).allow(host, CallbackHostsTest::resolve);
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
    assertThat(CallbackHosts.standard().allow(host, CallbackHostsTest::resolve)).isTrue();
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
    assertThat(CallbackHosts.standard().allow(host, CallbackHostsTest::resolve)).isFalse();
  }

  @Test
  void allow_onlyLoopback_keepsPrivateOut() throws UnknownHostException {
    assertThat(allowed("localhost", "loopback")).isTrue();
    assertThat(allowed("app", "loopback")).isFalse();
    assertThat(allowed("localhost", "private")).isFalse();
  }

  @Test
  void allow_namedHost_isNotLookedUp() throws UnknownHostException {
    assertThat(allowed("Hooks.Example.Net", "hooks.example.net")).isTrue();
    assertThat(allowed("other.example.net", "hooks.example.net")).isFalse();
    assertThat(allowed("[2001:DB8::1]", "2001:db8::1")).isTrue();
  }

  @Test
  void allow_namesBelow_areAllowedButNotTheNameItself() throws UnknownHostException {
    assertThat(allowed("a.b.example.net", "*.example.net")).isTrue();
    assertThat(allowed("example.net", "*.example.net")).isFalse();
    assertThat(allowed("badexample.net", "*.example.net")).isFalse();
  }

  @Test
  void allow_any_allowsEverything() throws UnknownHostException {
    assertThat(allowed("nowhere.invalid", "any")).isTrue();
  }

  @Test
  void allow_unknownName_isToldApart() {
    assertThatThrownBy(() -> allowed("nowhere.invalid", "loopback"))
        .isInstanceOf(UnknownHostException.class);
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
