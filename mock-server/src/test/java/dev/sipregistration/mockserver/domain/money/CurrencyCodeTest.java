package dev.sipregistration.mockserver.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {
  @Test
  void parse_threeCapitals_isAccepted() {
    assertThat(CurrencyCode.parse("USD")).contains(CurrencyCode.USD);
    assertThat(CurrencyCode.parse("QQQ")).map(CurrencyCode::value).contains("QQQ");
    assertThat(CurrencyCode.parse("AZN")).map(CurrencyCode::value).contains("AZN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "USDT", "usd", "U$D", "ÄÖÜ"})
  void parse_anythingElse_isMalformed(String text) {
    assertThat(CurrencyCode.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CurrencyCode(text))
        .withMessage("a currency must be three capital letters, such as USD, but is " + text);
  }
}
