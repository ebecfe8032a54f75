package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountOptionsTest {
  private static final Duration LONGEST = Duration.ofDays(366);

  @Test
  void timeInProgress_aYear_isTheLongest() {
    assertThat(AccountOptions.DEFAULT.withTimeInProgress(LONGEST).timeInProgress())
        .isEqualTo(LONGEST);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccountOptions.DEFAULT.withTimeInProgress(LONGEST.plusNanos(1)));
  }
}
