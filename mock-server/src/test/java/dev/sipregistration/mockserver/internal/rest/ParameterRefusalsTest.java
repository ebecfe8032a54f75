package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal for what a caller gave, in the demo world. */
class ParameterRefusalsTest {
  private static final String EMPTY = "Required parameter is empty";
  private static final String USER_INVALID = "The 'user_id' parameter is invalid";
  private static final String USER_ELSEWHERE = "The user is not bound to the application";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Calls owner = SERVER.as("owner");

  @BeforeEach
  void create() {
    owner.create("application_id", "123", "user_id", "12345");
  }

  private void assertRefused(
      Function<Calls, PlatformResponse> call, int code, String message, String field) {
    new ErrorResponse(code, message, field).alone(SERVER, () -> call.apply(owner));
  }

  private void assertRefused(int code, String message, String field, String... createParameters) {
    assertRefused(calls -> calls.create(createParameters), code, message, field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nonsense",
        "createSipRegistration",
        "CREATESIPREGISTRATION",
        "CreateSipRegistration.json",
        "CreateSipRegistration;a=b",
        "CreateSipRegistration/x",
        "/CreateSipRegistration",
        "DropTables%3B--"
      })
  void method_unknown_isUnknownCommand(String method) {
    new ErrorResponse(103, "Unknown command", "").alone(SERVER, () -> owner.call(method));
    new ErrorResponse(103, "Unknown command", "")
        .alone(SERVER, () -> SERVER.anonymously().call(method));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GetAccountInfo | GetAccountInfo: the platform may have this method, the mock server has"
            + " only BindSipRegistration, CreateSipRegistration, DeleteSipRegistration,"
            + " GetSipRegistrations, UpdateSipRegistration",
        "GetSipRegistration | GetSipRegistration: did you mean GetSipRegistrations?",
        "CreateSipRegistraton | CreateSipRegistraton: did you mean CreateSipRegistration?",
        "createSipRegistration | createSipRegistration: did you mean CreateSipRegistration?",
      })
  void method_unknown_isHintedAt(String method, String warning) {
    assertThat(owner.call(method).header("X-Mock-Server-Warning")).isEqualTo(warning);
    List<RecordedCall> calls = SERVER.server().journal().calls();
    assertThat(calls.get(calls.size() - 1).warnings())
        .extracting(CallWarning::text)
        .contains(warning);
  }

  @ParameterizedTest
  @ValueSource(strings = {"developer", "supervisor", "support", "payer", "scenarios"})
  void create_withoutTheRole_isForbidden(String serviceAccount) {
    new ErrorResponse(104, "Forbidden command", "")
        .alone(SERVER, () -> SERVER.as(serviceAccount).create());
  }

  @ParameterizedTest
  @ValueSource(strings = {"accountant", "supervisor", "support", "payer", "scenarios"})
  void bind_withoutTheRole_isForbidden(String serviceAccount) {
    new ErrorResponse(104, "Forbidden command", "")
        .alone(SERVER, () -> SERVER.as(serviceAccount).bind("sip_registration_id", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accountant", "supervisor", "support", "payer", "scenarios"})
  void update_withoutTheRole_isForbidden(String serviceAccount) {
    new ErrorResponse(104, "Forbidden command", "")
        .alone(SERVER, () -> SERVER.as(serviceAccount).update("sip_registration_id", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"developer", "accountant", "supervisor", "support", "payer", "scenarios"})
  void delete_withoutTheRole_isForbidden(String serviceAccount) {
    new ErrorResponse(104, "Forbidden command", "")
        .alone(SERVER, () -> SERVER.as(serviceAccount).delete("sip_registration_id", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payer",
        "payer_no_verify",
        "user_manager",
        "call_list_manager",
        "phone_number_manager",
        "calls_sms",
        "scenarios"
      })
  void list_withoutTheRole_isForbidden(String serviceAccount) {
    new ErrorResponse(104, "Forbidden command", "")
        .alone(SERVER, () -> SERVER.as(serviceAccount).list());
  }

  @Test
  void create_unparsable_hasInvalidArguments() {
    assertRefused(101, "Invalid arguments", "application_id", "application_id", "abc");
  }

  @Test
  void bind_unparsable_hasInvalidArguments() {
    assertRefused(calls -> calls.bind("bind", "maybe"), 101, "Invalid arguments", "bind");
  }

  @Test
  void update_unparsable_hasInvalidArguments() {
    assertRefused(
        calls -> calls.update("sip_registration_id", "1", "user_id", "john"),
        101,
        "Invalid arguments",
        "user_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "1;2", "1.0", "99999999999999999999"})
  void delete_unparsable_hasInvalidArguments(String id) {
    assertRefused(
        calls -> calls.delete("sip_registration_id", id),
        101,
        "Invalid arguments",
        "sip_registration_id");
  }

  @Test
  void updateAndDelete_withoutRequired_areRefused() {
    String field = "sip_registration_id";

    assertRefused(calls -> calls.update("proxy", "sip.example.net"), 134, EMPTY, field);
    assertRefused(calls -> calls.update(field, "", "password", "x"), 134, EMPTY, field);
    assertRefused(Calls::delete, 134, EMPTY, field);
    assertRefused(calls -> calls.delete(field, ""), 134, EMPTY, field);
  }

  @ParameterizedTest
  @CsvSource({"rule_id, 7890", "rule_name, incoming", "user_id, 12345", "user_name, john"})
  void update_targetWithoutApplication_isRefused(String name, String value) {
    assertRefused(
        calls -> calls.update("sip_registration_id", "1", name, value),
        134,
        EMPTY,
        "application_id");
  }

  @Test
  void create_withoutRequired_isRefused() {
    assertRefused(
        calls -> calls.call(Calls.CREATE, "proxy", "sip.example.com"), 134, EMPTY, "sip_username");
    assertRefused(calls -> calls.call(Calls.CREATE, "sip_username", "bob"), 134, EMPTY, "proxy");
    assertRefused(
        calls -> calls.call(Calls.CREATE, "sip_username", "", "proxy", "a.example"),
        134,
        EMPTY,
        "sip_username");
  }

  @ParameterizedTest
  @CsvSource({"rule_id, 7890", "rule_name, incoming", "user_id, 12345", "user_name, john"})
  void create_targetWithoutApplication_isRefused(String name, String value) {
    assertRefused(134, EMPTY, "application_id", name, value);
  }

  @Test
  void bind_withoutRequired_isRefused() {
    assertRefused(calls -> calls.bind("application_id", "123"), 134, EMPTY, "sip_registration_id");
    assertRefused(calls -> calls.bind("sip_registration_id", "1"), 134, EMPTY, "application_id");
    assertRefused(
        calls -> calls.bind("application_id", "123", "bind", "false"),
        134,
        EMPTY,
        "sip_registration_id");
  }

  @ParameterizedTest
  @CsvSource({
    "application_id, 123, application_name, demo",
    "rule_id, 7890, rule_name, incoming",
    "user_id, 12345, user_name, john"
  })
  void anyCall_idAndName_isOneTooMany(String id, String value, String name, String nameValue) {
    String message = "Specify only one of the following parameters: " + id + ", " + name;
    String[] application =
        id.equals("application_id")
            ? new String[] {"sip_registration_id", "1"}
            : new String[] {"sip_registration_id", "1", "application_id", "123"};
    String query = Calls.query(application) + "&" + Calls.query(id, value, name, nameValue);

    assertRefused(calls -> calls.callWithQuery(Calls.BIND, query), 458, message, id);
    assertRefused(calls -> calls.callWithQuery(Calls.UPDATE, query), 458, message, id);
    assertRefused(
        calls ->
            calls.callWithQuery(Calls.CREATE, query + "&sip_username=bob&proxy=sip.example.com"),
        458,
        message,
        id);
  }

  @Test
  void create_malformedUsername_isInvalid() {
    String message = "The 'username' parameter is invalid";

    assertRefused(273, message, "sip_username", "sip_username", "al ice");
    assertRefused(273, message, "sip_username", "sip_username", "alice@example.com");
  }

  @Test
  void update_malformedCredentials_areInvalid() {
    String id = "sip_registration_id";

    assertRefused(
        calls -> calls.update(id, "1", "sip_username", "al ice"),
        273,
        "The 'username' parameter is invalid",
        "sip_username");
    assertRefused(
        calls -> calls.update(id, "1", "proxy", "sip:sip.example.com"),
        274,
        "The 'proxy' parameter is invalid",
        "proxy");
    assertRefused(
        calls -> calls.update(id, "1", "outbound_proxy", "no host"),
        274,
        "The 'proxy' parameter is invalid",
        "outbound_proxy");
  }

  @Test
  void create_malformedProxy_isInvalid() {
    String message = "The 'proxy' parameter is invalid";

    assertRefused(274, message, "proxy", "proxy", "sip:sip.example.com");
    assertRefused(274, message, "proxy", "proxy", "sip.example.com:0");
    assertRefused(274, message, "outbound_proxy", "outbound_proxy", "no host");
  }

  @Test
  void anyCall_unknownApplication_isInvalid() {
    String byId = "The 'application_id' parameter is invalid";

    assertRefused(116, byId, "application_id", "application_id", "1");
    assertRefused(116, byId, "application_id", "application_id", "-1");
    assertRefused(
        107, "Invalid application name", "application_name", "application_name", "nothing");
    assertRefused(
        calls -> calls.bind("sip_registration_id", "1", "application_id", "1"),
        116,
        byId,
        "application_id");
    assertRefused(
        calls -> calls.bind("sip_registration_id", "1", "application_name", "Demo"),
        107,
        "Invalid application name",
        "application_name");
    assertRefused(
        calls -> calls.update("sip_registration_id", "1", "application_id", "1"),
        116,
        byId,
        "application_id");
    assertRefused(
        calls -> calls.update("sip_registration_id", "1", "application_name", "Demo"),
        107,
        "Invalid application name",
        "application_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "7891"})
  void anyCall_ruleUnknownOrElsewhere_isInvalid(String rule) {
    String message = "The 'rule_id' parameter is invalid";

    assertRefused(147, message, "rule_id", "application_id", "123", "rule_id", rule);
    assertRefused(
        calls -> calls.bind("sip_registration_id", "1", "application_id", "123", "rule_id", rule),
        147,
        message,
        "rule_id");
    assertRefused(
        calls -> calls.update("sip_registration_id", "1", "application_id", "123", "rule_id", rule),
        147,
        message,
        "rule_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "other"})
  void anyCall_ruleNameUnknownOrElsewhere_isInvalid(String rule) {
    String message = "The 'rule_name' parameter is invalid";

    assertRefused(156, message, "rule_name", "application_id", "123", "rule_name", rule);
    assertRefused(
        calls -> calls.bind("sip_registration_id", "1", "application_id", "123", "rule_name", rule),
        156,
        message,
        "rule_name");
    assertRefused(
        calls ->
            calls.update("sip_registration_id", "1", "application_id", "123", "rule_name", rule),
        156,
        message,
        "rule_name");
  }

  @Test
  void anyCall_unknownUser_isInvalid() {
    assertRefused(117, USER_INVALID, "user_id", "application_id", "123", "user_id", "1");
    assertRefused(117, USER_INVALID, "user_name", "application_id", "123", "user_name", "eve");
    assertRefused(
        calls -> calls.bind("user_id", "1", "bind", "false"), 117, USER_INVALID, "user_id");
    assertRefused(
        calls -> calls.update("sip_registration_id", "1", "application_id", "123", "user_id", "1"),
        117,
        USER_INVALID,
        "user_id");
  }

  @Test
  void anyCall_userOfAnotherApplication_isNotBoundToThis() {
    assertRefused(393, USER_ELSEWHERE, "user_id", "application_id", "123", "user_id", "12347");
    assertRefused(393, USER_ELSEWHERE, "user_name", "application_id", "123", "user_name", "ada");
    assertRefused(
        calls -> calls.bind("application_id", "123", "user_id", "12347", "bind", "false"),
        393,
        USER_ELSEWHERE,
        "user_id");
    assertRefused(
        calls ->
            calls.update("sip_registration_id", "1", "application_id", "123", "user_id", "12347"),
        393,
        USER_ELSEWHERE,
        "user_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "-1", "9223372036854775807"})
  void bind_unknownRegistration_isInvalid(String id) {
    String message = "The 'registration_id' parameter is invalid";

    assertRefused(
        calls -> calls.bind("sip_registration_id", id, "application_id", "123"),
        275,
        message,
        "sip_registration_id");
    assertRefused(
        calls -> calls.bind("sip_registration_id", id, "bind", "false"),
        275,
        message,
        "sip_registration_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "-1", "9223372036854775807"})
  void updateAndDelete_unknownRegistration_areInvalid(String id) {
    String message = "The 'registration_id' parameter is invalid";

    assertRefused(
        calls -> calls.update("sip_registration_id", id, "proxy", "sip.example.net"),
        275,
        message,
        "sip_registration_id");
    assertRefused(
        calls -> calls.delete("sip_registration_id", id), 275, message, "sip_registration_id");
  }

  @Test
  void delete_again_isInvalid() {
    owner.delete("sip_registration_id", "1");

    assertRefused(
        calls -> calls.delete("sip_registration_id", "1"),
        275,
        "The 'registration_id' parameter is invalid",
        "sip_registration_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip_username", "auth_user", "outbound_proxy", "password"})
  void create_tooLong_isRefused(String name) {
    assertRefused(
        499,
        "The '" + name + "' parameter length must be less than 256.",
        name,
        name,
        "x".repeat(256));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip_username", "proxy", "auth_user", "outbound_proxy", "password"})
  void update_tooLong_isRefused(String name) {
    assertRefused(
        calls -> calls.update("sip_registration_id", "1", name, "x".repeat(256)),
        499,
        "The '" + name + "' parameter length must be less than 256.",
        name);
  }

  @Test
  void update_severalRefusals_areListedInTheContractsOrder() {
    assertThat(
            owner
                .update("user_id", "x", "sip_registration_id", "x", "proxy", "p".repeat(256))
                .errors())
        .containsExactly("101 sip_registration_id", "499 proxy", "101 user_id");
    assertThat(owner.update("user_id", "1", "proxy", "no host", "sip_username", "a b").errors())
        .containsExactly(
            "134 sip_registration_id", "273 sip_username", "274 proxy", "134 application_id");
    assertThat(
            owner
                .update("user_id", "1", "application_id", "123", "sip_registration_id", "9")
                .errors())
        .containsExactly("275 sip_registration_id", "117 user_id");
  }

  @Test
  void create_severalRefusals_areListedInTheContractsOrder() {
    PlatformResponse unparsable =
        owner.callWithQuery(
            Calls.CREATE,
            "user_id=x&application_id=y&is_persistent=z&sip_username=" + "u".repeat(256));
    assertThat(unparsable.errors())
        .containsExactly(
            "499 sip_username", "101 is_persistent", "101 application_id", "101 user_id");
    assertThat(unparsable.code()).isEqualTo(499);
    assertThat(unparsable.field()).isEqualTo("sip_username");

    PlatformResponse incomplete =
        owner.callWithQuery(Calls.CREATE, "user_id=1&user_name=x&rule_id=1&outbound_proxy=:");
    assertThat(incomplete.errors())
        .containsExactly(
            "134 sip_username",
            "134 proxy",
            "274 outbound_proxy",
            "134 application_id",
            "458 user_id");

    PlatformResponse unknown =
        owner.create("application_id", "123", "rule_name", "nothing", "user_id", "12347");
    assertThat(unknown.errors()).containsExactly("156 rule_name", "393 user_id");
  }

  @Test
  void bind_severalRefusals_areListedInTheContractsOrder() {
    assertThat(owner.callWithQuery(Calls.BIND, "bind=x&rule_id=x&sip_registration_id=x").errors())
        .containsExactly("101 sip_registration_id", "101 rule_id", "101 bind");
    assertThat(owner.bind().errors())
        .containsExactly("134 sip_registration_id", "134 application_id");
    assertThat(
            owner
                .bind("user_id", "1", "application_id", "123", "sip_registration_id", "9")
                .errors())
        .containsExactly("275 sip_registration_id", "117 user_id");
  }
}
