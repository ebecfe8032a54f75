package dev.sipregistration.mockserver.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {
  @Test
  void monthly_ofFeeAndRate_isExact() {
    Price price = new PriceList(new BigDecimal("1.00"), new BigDecimal("0.20")).monthly();

    assertThat(price.fee()).isEqualByComparingTo("1");
    assertThat(price.tax()).isEqualByComparingTo("0.2");
    assertThat(price.total()).isEqualByComparingTo("1.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "1E+99", "1E-99"})
  void constructor_impossibleAmount_throws(String amount) {
    BigDecimal impossible = new BigDecimal(amount);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceList(impossible, BigDecimal.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceList(BigDecimal.ZERO, impossible));
  }

  @ParameterizedTest
  @CsvSource({"0.0000000001, 0.000000001", "1E+19, 9", "0.000000000000000001, 0.2"})
  void constructor_priceThatIsNoAmountOfMoney_throws(String fee, String rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceList(new BigDecimal(fee), new BigDecimal(rate)))
        .withMessageContaining("18 decimals");
  }

  @Test
  void constructor_priceWithAllDecimalsThatMoneyHas_isExact() {
    BigDecimal fee = new BigDecimal("0.00000000000000001");

    assertThat(new PriceList(fee, new BigDecimal("0.2")).monthly().total())
        .isEqualTo(new BigDecimal("0.000000000000000012"));
  }

  @Test
  void equals_sameFeeAndRate_areEqual() {
    PriceList prices = new PriceList(BigDecimal.ONE, BigDecimal.TEN);

    assertThat(prices)
        .isEqualTo(new PriceList(BigDecimal.ONE, BigDecimal.TEN))
        .hasSameHashCodeAs(new PriceList(BigDecimal.ONE, BigDecimal.TEN))
        .hasToString("PriceList[monthlyFee=1, taxRate=10]")
        .isNotEqualTo(new PriceList(BigDecimal.ONE, BigDecimal.ONE))
        .isNotEqualTo(new PriceList(BigDecimal.TEN, BigDecimal.TEN));
  }
}
