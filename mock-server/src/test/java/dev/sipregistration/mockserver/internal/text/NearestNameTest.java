package dev.sipregistration.mockserver.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of(
          "sip_username",
          "sip_registration_id",
          "proxy",
          "outbound_proxy",
          "user_id",
          "user_name",
          "PayerNoVerify",
          "port",
          "https-port",
          "id");

  @ParameterizedTest
  @CsvSource({
    "sip_proxy, proxy",
    "sip_user, sip_username",
    "userName, user_name",
    "USER-ID, user_id",
    "outboundproxy, outbound_proxy",
    "payer, PayerNoVerify",
    "prot, port",
    "prxoy, proxy",
    "https, https-port",
    "registration, sip_registration_id",
    "ud, id"
  })
  void of_slip_isTheNameThatWasMeant(String written, String meant) {
    assertThat(NearestName.of(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_", "--", "p", "zz", "<<", "zzzzzz", "id:\nhunter2"})
  void of_nothingLikeIt_isNone(String written) {
    assertThat(NearestName.of(written, KNOWN)).isEmpty();
  }

  @Test
  void of_nameWithoutEnd_isReadFromItsBeginning() {
    String endless = "x".repeat(10_000_000);

    assertThat(NearestName.of(endless + "_id", KNOWN)).isEmpty();
    assertThat(NearestName.of("proxy_" + endless, KNOWN)).contains("proxy");
  }

  @Test
  void of_nothingKnown_isNone() {
    assertThat(NearestName.of("proxy", List.of())).isEmpty();
  }
}
