package dev.sipregistration.mockserver.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PemTest {
  private static final byte[] DATA = new byte[50];

  @Test
  void write_longData_hasLinesOf64Characters() {
    assertThat(Pem.CERTIFICATE.write(DATA))
        .isEqualTo(
            "-----BEGIN CERTIFICATE-----\n"
                + "A".repeat(64)
                + "\nAAA=\n-----END CERTIFICATE-----\n");
  }

  @Test
  void decode_anyLabelAndWhiteSpace_isTheData() {
    String pem = Pem.PRIVATE_KEY.write(DATA);

    assertThat(Pem.decode(pem)).isEqualTo(DATA);
    assertThat(Pem.decode(pem.replace("\n", " \r\n  "))).isEqualTo(DATA);
  }

  @Test
  void decode_otherText_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Pem.decode("!"));
  }

  @Test
  void matches_otherLabelOrNoEnd_isFalse() {
    String pem = Pem.PUBLIC_KEY.write(DATA);

    assertThat(Pem.PUBLIC_KEY.matches("  " + pem)).isTrue();
    assertThat(Pem.PRIVATE_KEY.matches(pem)).isFalse();
    assertThat(Pem.PUBLIC_KEY.matches(pem.replace("END", "STOP"))).isFalse();
  }
}
