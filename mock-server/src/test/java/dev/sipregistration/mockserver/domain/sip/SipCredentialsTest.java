package dev.sipregistration.mockserver.domain.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.domain.id.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipCredentialsTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "a\tb\n", "\u0000", "\uD83D\uDE00"})
  void texts_ofAnyCharacters_areAccepted(String text) {
    assertThat(credentials(text, text))
        .returns(text, SipCredentials::authUser)
        .returns(new Secret(text), SipCredentials::password);
  }

  @ParameterizedTest
  @MethodSource
  void texts_thatCannotBeWritten_throw(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credentials(text, null))
        .withMessageStartingWith("an auth user must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credentials(null, text))
        .withMessageStartingWith("a password must");
  }

  static String[] texts_thatCannotBeWritten_throw() {
    return new String[] {"", "x".repeat(256), "\ud800b", "b\udc00"};
  }

  private static SipCredentials credentials(String authUser, String password) {
    return new SipCredentials(
        new SipUsername("alice"),
        SipProxy.of("p.example"),
        authUser,
        null,
        password == null ? null : new Secret(password));
  }
}
