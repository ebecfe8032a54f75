package dev.sipregistration.mockserver.domain.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipUsernameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "1001",
        "+4915112345678",
        "a.b-c_d",
        "!~*'()",
        "&=+$,;?/",
        "%20",
        "хеди",
        "日本",
        "𝒜",
        "e\u0301",
        "हिन्दी",
        "a\u20dd"
      })
  void parse_allowedCharacters_isAccepted(String text) {
    assertThat(SipUsername.parse(text)).map(SipUsername::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a@b", "sip:a", "a\"b", "<a>", "a#", "a\u0000", "a\n", "😀"})
  void parse_otherCharacters_isMalformed(String text) {
    assertThat(SipUsername.parse(text)).isEmpty();
  }

  @Test
  void constructor_malformedText_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SipUsername("a b"));
  }

  @Test
  void parse_longText_isMalformedFrom256Characters() {
    assertThat(SipUsername.parse("𝒜".repeat(255))).isPresent();
    assertThat(SipUsername.parse("a".repeat(256))).isEmpty();
  }
}
