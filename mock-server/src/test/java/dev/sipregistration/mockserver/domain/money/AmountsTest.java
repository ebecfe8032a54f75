package dev.sipregistration.mockserver.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, true",
    "-12.34, true",
    "99999999999999999999.999999999999999999, true",
    "100000000000000000000, false",
    "0.0000000000000000001, false",
    "1E+19, true",
    "1E+20, false",
    "0E+1000000000, false",
    "1E-1000000000, false"
  })
  void isAmount_ofNumber_keepsLimits(BigDecimal number, boolean expected) {
    assertThat(Amounts.isAmount(number)).isEqualTo(expected);
  }
}
