package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.RequestStyle;
import dev.sipregistration.mockserver.journal.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deprecated credentials of an account. */
class ApiKeyTest {
  private static final String KEY = "hunter2";

  private static final Account DEMO =
      DemoWorld.account(DemoWorld.ACCOUNT, "demo").apiKey(new Secret(KEY)).build();

  private static final Account OTHER =
      DemoWorld.account(new AccountId(2), "other")
          .terms(plan -> plan.withActive(false))
          .apiKey(new Secret(KEY))
          .build();

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(
          options -> options.seed(TestSeeds.of(DEMO, OTHER)).acceptApiKey(true).strict(true));

  @RegisterExtension
  static final MockServerFixture OFF =
      MockServerFixture.with(options -> options.seed(TestSeeds.of(DEMO)));

  private static RecordedCall only() {
    assertThat(SERVER.server().journal().calls()).hasSize(1);
    return SERVER.server().journal().calls().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"account_id=1", "account_name=demo", "account_email=demo%40example.com"})
  void call_withKeyInQuery_isCarriedOut(String account) {
    PlatformResponse response =
        SERVER
            .anonymously()
            .callWithQuery(
                Calls.CREATE,
                account + "&api_key=hunter2&sip_username=alice&proxy=sip.example.com");

    assertThat(response.id()).isEqualTo(1);
    assertThat(response.header("X-Mock-Server-Warning")).isEmpty();
    assertThat(SERVER.account(1).path("sip_registrations")).hasSize(1);
  }

  @Test
  void call_withKeyInForm_isCarriedOut() {
    PlatformResponse response =
        SERVER.post(
            "/platform_api",
            "application/x-www-form-urlencoded",
            "cmd=BindSipRegistration&account_name=demo&api_key=hunter2&user_id=12345&bind=false");

    assertThat(response.code()).isZero();
  }

  @Test
  void call_withKey_isJournaledAsDeprecatedWithoutIt() {
    SERVER
        .anonymously()
        .bind("account_name", "demo", "api_key", KEY, "user_id", "12345", "bind", "false");

    assertThat(only().accountId()).isEqualTo(DemoWorld.ACCOUNT);
    assertThat(only().keyId()).hasToString("api-key");
    assertThat(only().forms()).contains(RequestStyle.API_KEY);
    assertThat(only().parameters())
        .contains(
            new RecordedParameter("account_name", "demo", true),
            new RecordedParameter("api_key", "[redacted]", true));
    assertThat(only().warnings())
        .extracting(CallWarning::kind)
        .containsExactly(CallWarning.Kind.DEPRECATED_FORM);
    assertThat(only().toString() + only().response().body() + only().warnings())
        .doesNotContain(KEY);
    assertThat(SERVER.get("/__admin/journal").text()).doesNotContain(KEY);
    SERVER
        .server()
        .journal()
        .verify(CallQuery.any().method(Calls.BIND).parameter("account_name", "demo"), Times.once());
  }

  @Test
  void call_withWrongKey_failsToAuthorizeAndChangesNothing() {
    PlatformResponse response =
        SERVER.anonymously().create("account_id", "1", "api_key", "hunter3");

    assertThat(response.code()).isEqualTo(100);
    assertThat(only().accountId()).isNull();
    assertThat(SERVER.account(1).path("sip_registrations")).isEmpty();
  }

  @Test
  void call_withKeyOfInactiveAccount_isRefusedForThat() {
    assertThat(SERVER.anonymously().create("account_id", "2", "api_key", KEY).code())
        .isEqualTo(131);
  }

  @Test
  void call_withTokenAndKey_isOfTheToken() {
    SERVER.as("demo").create("account_id", "2", "api_key", "hunter3");

    assertThat(only().accountId()).isEqualTo(DemoWorld.ACCOUNT);
    assertThat(only().keyId()).hasToString("key-of-demo");
    assertThat(SERVER.as("demo-support").create("account_id", "1", "api_key", KEY).code())
        .isEqualTo(104);
  }

  @Test
  void call_withoutKeyAndToken_failsToAuthorize() {
    assertThat(SERVER.anonymously().create("account_id", "1").code()).isEqualTo(100);
  }

  @Test
  void call_toServerThatTakesNone_isRefusedAndItsFieldsAreUnknown() {
    assertThat(OFF.anonymously().create("account_id", "1", "api_key", KEY).code()).isEqualTo(100);
    assertThat(
            OFF.as("demo")
                .create("account_name", "demo", "account_email", "a@b")
                .header("X-Mock-Server-Warning"))
        .contains("account_name:", "account_email:");
  }
}
