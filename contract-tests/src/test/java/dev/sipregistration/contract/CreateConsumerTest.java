package dev.sipregistration.contract;

import static dev.sipregistration.contract.ExpectedResponses.created;
import static dev.sipregistration.contract.ExpectedResponses.createdWithAccount;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_USER;
import static dev.sipregistration.contract.ProviderStates.user;
import static dev.sipregistration.contract.SentParameter.anything;
import static dev.sipregistration.contract.SentParameter.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import org.junit.jupiter.api.Test;

class CreateConsumerTest {

  private static final CreateRequest ALICE =
      CreateRequest.sipUsername("alice").proxy("sip.example.org");

  @Test
  void create_persistent_tellsIdAndAccount() {
    CreatedSipRegistration created =
        Interaction.create(
                "create a persistent SIP registration",
                createdWithAccount(1, "98.8"),
                exactly("sip_username", "alice"),
                exactly("proxy", "sip.example.org"),
                exactly("is_persistent", true),
                anything("password", "not-a-real-password"))
            .answers(client -> client.create(ALICE.password("not-a-real-password")));

    assertThat(created.id().value()).isEqualTo(1);
    assertThat(created.accountInfo())
        .hasValueSatisfying(account -> assertThat(account.balance()).isEqualTo("98.8"));
  }

  @Test
  void create_withNothingOptional_sendsWhatIsRequired() {
    isCreated("create with nothing optional", ALICE, exactly("is_persistent", true));
  }

  @Test
  void create_withAuthUserAndOutboundProxy_sendsBoth() {
    isCreated(
        "create with a user name for authentication and an outbound proxy",
        ALICE.authUser("alice-auth").outboundProxy("edge.example.org"),
        exactly("is_persistent", true),
        exactly("auth_user", "alice-auth"),
        exactly("outbound_proxy", "edge.example.org"));
  }

  @Test
  void create_boundToApplicationById_sendsId() {
    isCreated(
        "create bound to an application by id",
        ALICE.bindTo(BindingTarget.application(123)),
        exactly("is_persistent", true),
        exactly("application_id", 123));
  }

  @Test
  void create_boundToApplicationByName_sendsName() {
    isCreated(
        "create bound to an application by name",
        ALICE.bindTo(BindingTarget.application("demo.demo.voximplant.com")),
        exactly("is_persistent", true),
        exactly("application_name", "demo.demo.voximplant.com"));
  }

  @Test
  void create_boundToRuleById_sendsIds() {
    isCreated(
        "create bound to a rule by id",
        ALICE.bindTo(BindingTarget.application(123).rule(7890)),
        exactly("is_persistent", true),
        exactly("application_id", 123),
        exactly("rule_id", 7890));
  }

  @Test
  void create_boundToRuleByName_sendsNames() {
    isCreated(
        "create bound to a rule by name",
        ALICE.bindTo(BindingTarget.application("demo.demo.voximplant.com").rule("incoming")),
        exactly("is_persistent", true),
        exactly("application_name", "demo.demo.voximplant.com"),
        exactly("rule_name", "incoming"));
  }

  @Test
  void create_persistentWithUser_sendsUser() {
    isCreated(
        "create persistent and for a user",
        ALICE.bindTo(BindingTarget.application(123).user(12345)),
        exactly("is_persistent", true),
        exactly("application_id", 123),
        exactly("user_id", 12345));
  }

  @Test
  void create_onlineWithUserById_isNotPersistent() {
    isCreated(
        "create online with a user by id",
        ALICE.onlineWithUser(BindingTarget.application(123).user(12345)),
        exactly("is_persistent", false),
        exactly("application_id", 123),
        exactly("user_id", 12345));
  }

  @Test
  void create_onlineWithUserByName_isNotPersistent() {
    isCreated(
        "create online with a user by name",
        ALICE.onlineWithUser(BindingTarget.application("demo.demo.voximplant.com").user("john")),
        exactly("is_persistent", false),
        exactly("application_name", "demo.demo.voximplant.com"),
        exactly("user_name", "john"));
  }

  @Test
  void create_withRuleAndUser_sendsBoth() {
    isCreated(
        "create with a rule and a user",
        ALICE.onlineWithUser(BindingTarget.application(123).rule("incoming").user(12345)),
        exactly("is_persistent", false),
        exactly("application_id", 123),
        exactly("rule_name", "incoming"),
        exactly("user_id", 12345));
  }

  @Test
  void create_forUserWithEarlierOne_isCreatedToo() {
    CreatedSipRegistration created =
        creation(
                "create for a user who thereby leaves an earlier SIP registration",
                2,
                exactly("is_persistent", false),
                exactly("application_id", 123),
                exactly("user_id", 12345))
            .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
            .answers(
                client ->
                    client.create(
                        ALICE.onlineWithUser(BindingTarget.application(123).user(12345))));

    assertThat(created.id().value()).isEqualTo(2);
  }

  @Test
  void create_withLettersOutsideAscii_keepsThem() {
    Interaction.create(
            "create with letters outside ASCII",
            created(1),
            exactly("sip_username", "ålice-алиса-愛麗絲"),
            exactly("proxy", "sip.example.org"),
            exactly("is_persistent", true),
            exactly("password", "пароль 𝄞"))
        .answers(
            client ->
                client.create(
                    CreateRequest.sipUsername("ålice-алиса-愛麗絲")
                        .proxy("sip.example.org")
                        .password("пароль 𝄞")));
  }

  @Test
  void create_withCharactersOfTheQuery_keepsThem() {
    isCreated(
        "create with characters that mean something in a query",
        ALICE.password("a+b c&d=e%20#f;g?/"),
        exactly("is_persistent", true),
        exactly("password", "a+b c&d=e%20#f;g?/"));
  }

  private static void isCreated(String description, CreateRequest request, SentParameter... sent) {
    CreatedSipRegistration created =
        creation(description, 1, sent).answers(client -> client.create(request));

    assertThat(created.id().value()).isEqualTo(1);
  }

  private static Interaction creation(String description, int id, SentParameter... sent) {
    return Interaction.create(description, created(id), SentParameter.alice(sent));
  }
}
