package dev.sipregistration.mockserver.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "Acme", "1e3", "a.b-c_d", "a-", "2026-01-01"})
  void parse_allowedCharacters_isAccepted(String text) {
    assertThat(AccountName.parse(text)).map(AccountName::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", ".a", "_a", "a b", "ä", "a/b", "a\n"})
  void parse_otherCharacters_isMalformed(String text) {
    assertThat(AccountName.parse(text)).isEmpty();
  }

  @Test
  void parse_longName_isMalformedFrom65Characters() {
    assertThat(AccountName.parse("a".repeat(64))).isPresent();
    assertThat(AccountName.parse("a".repeat(65))).isEmpty();
  }

  @Test
  void constructor_malformedText_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AccountName("a b"));
  }
}
