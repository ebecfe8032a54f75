package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Refusals that depend on the account, the order of all checks, and what accounts keep apart. */
class AccountRefusalsTest {
  private static final ErrorResponse INACTIVE =
      new ErrorResponse(131, "The account is not activated", "");
  private static final ErrorResponse PERSISTENT =
      new ErrorResponse(394, "The SIP registration is persistent", "");
  private static final ErrorResponse TOO_MANY =
      new ErrorResponse(272, "Exceeded the maximum possible number of SIP registrations", "");
  private static final ErrorResponse NO_MONEY = new ErrorResponse(127, "Insufficient money", "");
  private static final AccountOptions NO_PERSISTENT_USERS =
      AccountOptions.DEFAULT.withPersistentWithUser(false);

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.of(
          DemoWorld.account(new AccountId(1), "first").build(),
          DemoWorld.account(new AccountId(2), "second").build(),
          DemoWorld.account(new AccountId(3), "poor")
              .openingBalance(new BigDecimal("2.39"))
              .build(),
          DemoWorld.account(new AccountId(4), "inactive")
              .terms(terms -> terms.withActive(false).withMaxSipRegistrations(0))
              .openingBalance(BigDecimal.ZERO)
              .options(NO_PERSISTENT_USERS)
              .build(),
          DemoWorld.account(new AccountId(5), "full")
              .terms(terms -> terms.withMaxSipRegistrations(1))
              .options(NO_PERSISTENT_USERS)
              .build(),
          DemoWorld.account(new AccountId(6), "worst")
              .terms(terms -> terms.withMaxSipRegistrations(0))
              .openingBalance(BigDecimal.ZERO)
              .options(NO_PERSISTENT_USERS)
              .build());

  @Test
  void anyCall_inactiveAccount_isRefused() {
    INACTIVE.alone(SERVER, () -> SERVER.as("inactive").create());
    INACTIVE.alone(SERVER, () -> SERVER.as("inactive").bind("user_id", "12345", "bind", "false"));
    INACTIVE.alone(SERVER, () -> SERVER.as("inactive").update("sip_registration_id", "1"));
    INACTIVE.alone(SERVER, () -> SERVER.as("inactive").delete("sip_registration_id", "1"));
    INACTIVE.alone(SERVER, () -> SERVER.as("inactive").list());
  }

  @Test
  void create_notCoveredByMoney_isRefused() {
    Calls poor = SERVER.as("poor");
    assertThat(poor.create().json().at("/account_info/balance").decimalValue())
        .isEqualByComparingTo("1.19");

    NO_MONEY.alone(SERVER, poor::create);
  }

  @Test
  void create_beyondTheAccountsLimit_isRefused() {
    Calls full = SERVER.as("full");
    full.create();

    TOO_MANY.alone(SERVER, full::create);
  }

  @Test
  void anyCall_persistentWithUserNotAllowed_isRefused() {
    Calls full = SERVER.as("full");

    PERSISTENT.alone(SERVER, () -> full.create("application_id", "123", "user_id", "12345"));
    String id = String.valueOf(full.create().id());
    PERSISTENT.alone(
        SERVER,
        () -> full.bind("sip_registration_id", id, "application_id", "123", "user_id", "12345"));
    PERSISTENT.alone(
        SERVER,
        () -> full.update("sip_registration_id", id, "application_id", "123", "user_id", "12345"));
  }

  @Test
  void create_manyFaults_theEarliestCheckAnswers() {
    String unknown = "application_id=1";
    String missing = "rule_id=7890&" + unknown + "&proxy=sip.example.com";
    String unparsable = missing + "&user_id=abc";
    String known = "application_id=123&user_id=12345&sip_username=alice&proxy=sip.example.com";
    String withoutUser = "sip_username=alice&proxy=sip.example.com";

    assertCode(103, SERVER.anonymously().callWithQuery("Nonsense", unparsable));
    assertCode(100, SERVER.anonymously().callWithQuery(Calls.CREATE, unparsable));
    assertCode(131, SERVER.as("inactive-support").callWithQuery(Calls.CREATE, unparsable));
    assertCode(104, SERVER.as("worst-support").callWithQuery(Calls.CREATE, unparsable));
    assertCode(101, SERVER.as("worst").callWithQuery(Calls.CREATE, unparsable));
    assertCode(134, SERVER.as("worst").callWithQuery(Calls.CREATE, missing));
    assertCode(
        116, SERVER.as("worst").callWithQuery(Calls.CREATE, missing + "&sip_username=alice"));
    assertCode(394, SERVER.as("worst").callWithQuery(Calls.CREATE, known));
    assertCode(272, SERVER.as("worst").callWithQuery(Calls.CREATE, withoutUser));
    assertCode(127, penniless().callWithQuery(Calls.CREATE, withoutUser));
  }

  @Test
  void bind_manyFaults_theEarliestCheckAnswers() {
    Calls full = SERVER.as("full");
    String id = String.valueOf(full.create().id());

    assertCode(101, full.bind("sip_registration_id", "9", "application_id", "1", "rule_id", "x"));
    assertCode(
        458, full.bind("sip_registration_id", "9", "application_id", "1", "application_name", "x"));
    assertCode(
        116, full.bind("sip_registration_id", id, "application_id", "1", "user_id", "12345"));
    assertCode(
        394, full.bind("sip_registration_id", id, "application_id", "123", "user_id", "12345"));
  }

  @Test
  void update_manyFaults_theEarliestCheckAnswers() {
    Calls full = SERVER.as("full");
    String id = String.valueOf(full.create().id());

    assertCode(100, SERVER.anonymously().update("user_id", "x"));
    assertCode(131, SERVER.as("inactive-support").update("user_id", "x"));
    assertCode(104, SERVER.as("full-support").update("user_id", "x"));
    assertCode(101, full.update("user_id", "x"));
    assertCode(134, full.update("user_id", "12345", "application_id", "1"));
    assertCode(
        116, full.update("sip_registration_id", id, "user_id", "12345", "application_id", "1"));
    assertCode(
        394, full.update("sip_registration_id", id, "user_id", "12345", "application_id", "123"));
  }

  @Test
  void list_manyFaults_theEarliestCheckAnswers() {
    String[] both = {"user_id", "1", "user_name", "x"};

    assertCode(100, SERVER.anonymously().list("user_id", "x"));
    assertCode(131, SERVER.as("inactive").list("user_id", "x"));
    assertCode(101, SERVER.as("full").list("count", "-1", "user_id", "1", "user_name", "x"));
    assertCode(458, SERVER.as("full").list(both));
  }

  private static Calls penniless() {
    Calls poor = SERVER.as("poor");
    poor.create();
    return poor;
  }

  private static void assertCode(int code, PlatformResponse answer) {
    assertThat(answer.code()).as("code of %s", answer).isEqualTo(code);
  }

  @Test
  void accounts_withTheSameIds_doNotSeeEachOther() {
    Calls first = SERVER.as("first");
    Calls second = SERVER.as("second");
    String[] john = {"application_name", "demo", "user_name", "john"};
    String ofFirst = String.valueOf(first.create(john).id());
    String ofSecond = String.valueOf(second.create(john).id());

    assertThat(ofFirst).isNotEqualTo(ofSecond);
    ErrorResponse unknown =
        new ErrorResponse(275, "The 'registration_id' parameter is invalid", "sip_registration_id");
    unknown.alone(SERVER, () -> second.bind("sip_registration_id", ofFirst, "bind", "false"));
    unknown.alone(
        SERVER, () -> first.bind("sip_registration_id", ofSecond, "application_id", "123"));
    unknown.alone(SERVER, () -> second.update("sip_registration_id", ofFirst));
    unknown.alone(SERVER, () -> second.delete("sip_registration_id", ofFirst));
    assertThat(second.list("sip_registration_id", ofFirst).json().path("count").asInt()).isZero();
    assertThat(second.list().json().path("count").asInt()).isEqualTo(1);
    new ErrorResponse(107, "Invalid application name", "application_name")
        .alone(SERVER, () -> second.create("application_name", "demo.first.voximplant.com"));

    assertThat(first.bind("user_id", "12345", "bind", "false").code()).isZero();
    assertThat(userOf(1)).isEmpty();
    assertThat(userOf(2)).isEqualTo("john");
  }

  private static String userOf(long account) {
    return SERVER.account(account).at("/sip_registrations/0/user_name").asText();
  }
}
