package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallbackHashTest {
  private static AccountProfile account(@Nullable Secret apiKey) {
    return new AccountProfile(
        new AccountId(1),
        new AccountName("demo"),
        "demo@example.com",
        CurrencyCode.USD,
        null,
        apiKey,
        null);
  }

  /** What {@code printf 'pepper1api-key7' | md5sum} prints. */
  @Test
  void of_everything_isItsMd5() {
    assertThat(CallbackHash.of(new Secret("pepper"), account(new Secret("api-key")), 7))
        .isEqualTo("2e64f8d3473245387be790bc1f4f3dc9");
  }

  /** What {@code printf 17 | md5sum} prints. */
  @Test
  void of_noSecrets_isMd5OfTheIds() {
    assertThat(CallbackHash.of(null, account(null), 7))
        .isEqualTo("70efdf2ec9b086079795c442636b55fb");
  }
}
