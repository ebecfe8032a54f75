package dev.sipregistration.mockserver.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "a b", "#", "хеди", "😀", "\uFFFE"})
  void isName_oneLine_isAccepted(String text) {
    assertThat(Texts.isName(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\tb", "a\n", "\u0000", "\u0085", "\uD83D"})
  void isName_emptyControlOrHalfACharacter_isRefused(String text) {
    assertThat(Texts.isName(text)).isFalse();
  }

  @Test
  void isTooLong_longText_countsCodePoints() {
    assertThat(Texts.isTooLong("😀".repeat(255))).isFalse();
    assertThat(Texts.isTooLong("a".repeat(256))).isTrue();
    assertThat(Texts.isName("a".repeat(255))).isTrue();
    assertThat(Texts.isName("a".repeat(256))).isFalse();
  }

  @Test
  void secret_anyCharacters_isAcceptedAtAnyLength() {
    assertThat(new Secret("a\tb".repeat(100)).value()).isEqualTo("a\tb".repeat(100));
  }

  @Test
  void requireText_anyCharacters_isAcceptedUpToItsLength() {
    assertThatCode(() -> Texts.requireText("a password", "a\tb")).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Texts.requireText("a password", "\ud800b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Texts.requireText("a password", "s3cret".repeat(50)))
        .withMessage(
            "a password must have at most 255 characters, and no half of a surrogate pair");
  }
}
