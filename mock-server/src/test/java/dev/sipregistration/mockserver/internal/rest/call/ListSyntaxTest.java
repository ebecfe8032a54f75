package dev.sipregistration.mockserver.internal.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatusRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListSyntaxTest {
  @Test
  void ids_ofParts_areEachOnce() {
    assertThat(ListSyntax.ids("3;1;3;007", UserId::new))
        .containsExactlyInAnyOrder(new UserId(1), new UserId(3), new UserId(7));
  }

  @Test
  void ids_absentOrAny_areNoMatterWhich() {
    assertThat(ListSyntax.ids(null, UserId::new)).isNull();
    assertThat(ListSyntax.ids("any", UserId::new)).isNull();
    assertThat(ListSyntax.ids("all", UserId::new)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1", "1;2", "any", "all", "9223372036854775807"})
  void isIdList_ofNumbers_isOne(String text) {
    assertThat(ListSyntax.isIdList(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "1;", ";1", "1;;2", "a", "Any", "any;1", "1,2", "1:2", " 1"})
  void isIdList_ofAnythingElse_isNone(String text) {
    assertThat(ListSyntax.isIdList(text)).isFalse();
  }

  @Test
  void names_ofParts_areEachOnce() {
    assertThat(ListSyntax.names("b;a b;b")).containsExactlyInAnyOrder("a b", "b");
    assertThat(ListSyntax.names(null)).isNull();
  }

  @Test
  void proxies_withTransport_keepIt() {
    assertThat(ListSyntax.proxies("a.example;transport=udp;b.example;c.example:5061;TRANSPORT=TLS"))
        .containsExactlyInAnyOrder(
            SipProxy.of("a.example;transport=udp"),
            SipProxy.of("b.example"),
            SipProxy.of("c.example:5061;transport=tls"));
    assertThat(ListSyntax.proxies(null)).isNull();
  }

  @Test
  void proxies_thatCannotBe_areLeftOut() {
    assertThat(ListSyntax.proxies("transport=udp;no host;b.example"))
        .containsExactly(SipProxy.of("b.example"));
  }

  @Test
  void ranges_ofCodes_areThoseCodes() {
    assertThat(ListSyntax.ranges("403;500:599"))
        .containsExactly(new SipStatusRange(403, 403), new SipStatusRange(500, 599));
    assertThat(ListSyntax.ranges(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "40", "4034", "403;", "403:", ":403", "404:403", "1:2:3", "a", "403:40", "+03"
      })
  void isRangeList_ofAnythingElse_isNone(String text) {
    assertThat(ListSyntax.isRangeList(text)).isFalse();
  }
}
