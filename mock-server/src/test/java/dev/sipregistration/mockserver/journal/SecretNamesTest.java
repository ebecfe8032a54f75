package dev.sipregistration.mockserver.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password", "Password", "PASSWORD", "pasword", "passwrod", "paswd", "passwort", "pass_word",
        "pass-word", "sip_password", "sipPassword", "user_pasword", "passwd", "pass", "pwd", "pw",
        "sip_pw_password", "api_key", "apikey", "apiKey", "api_kye", "key", "private_key", "secret",
        "secert", "client_secret", "token", "access_token", "tokn", "jwt", "authorization", "auth",
        "bearer", "credentials", "callback_salt", "signature", "password1"
      })
  void name_closeToSecret_isSecret(String name) {
    assertThat(SecretNames.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip_username",
        "proxy",
        "auth_user",
        "outbound_proxy",
        "is_persistent",
        "application_id",
        "application_name",
        "rule_id",
        "rule_name",
        "user_id",
        "user_name",
        "sip_registration_id",
        "bind",
        "cmd",
        "account_id",
        "account_name",
        "account_email",
        "sip_proxy",
        "userName",
        "count",
        "offset",
        "deactivated",
        "successful",
        "status_code",
        "in_progress",
        "is_bound_to_application",
        "key_id",
        ""
      })
  void name_ofSomethingElse_isNoSecret(String name) {
    assertThat(SecretNames.isSecret(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2ln",
        "Bearer abc",
        "bearer abc",
        "-----BEGIN PRIVATE KEY-----\nMII",
        "x=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9."
      })
  void text_thatLooksLikeTokenOrKey_isSecret(String text) {
    assertThat(SecretNames.looksSecret(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "sip.example.com", "eyJ", "bearer", "a.b.c", ""})
  void text_thatIsOrdinary_isNoSecret(String text) {
    assertThat(SecretNames.looksSecret(text)).isFalse();
  }
}
