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

  /** The credentials of the vendor's page "Authorization", in any style and misspelt. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key",
        "account_password",
        "session_id",
        "admin_user_api_key",
        "admin_user_password",
        "parent_account_id",
        "parent_account_email",
        "parent_account_api_key",
        "parent_account_session_id",
        "parent_account_password",
        "parent_account_name",
        "sessionId",
        "SESSION_ID",
        "session-id",
        "Session Id",
        "sesion_id",
        "sessoin_id",
        "sessionid",
        "session_di",
        "sessions_id",
        "session",
        "jsessionid",
        "PHPSESSID",
        "user_session_id",
        "account_pasword",
        "account-password",
        "adminUserApiKey",
        "admin_user_apikey",
        "parentAccountId",
        "PARENT-ACCOUNT-EMAIL",
        "parent_acount_id"
      })
  void name_ofVendorsCredential_isSecret(String name) {
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
        "x=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.",
        "1;session_id=5ec2e7",
        "alice&password=5ec2e7",
        "Create&api-key = 5ec2e7",
        "{\"account_password\": \"5ec2e7\"}",
        "{'session_id':'5ec2e7'}"
      })
  void text_thatLooksLikeTokenOrKey_isSecret(String text) {
    assertThat(SecretNames.looksSecret(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "sip.example.com",
        "eyJ",
        "bearer",
        "a.b.c",
        "",
        "password",
        "password=",
        "user=1",
        "sip:token:5060"
      })
  void text_thatIsOrdinary_isNoSecret(String text) {
    assertThat(SecretNames.looksSecret(text)).isFalse();
  }
}
