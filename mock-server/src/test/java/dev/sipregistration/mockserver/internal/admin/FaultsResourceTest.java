package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsResourceTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  private static Fault only() {
    return SERVER.server().faults().list().get(0).fault();
  }

  static Stream<Arguments> faults() {
    Duration second = Duration.ofSeconds(1);
    return Stream.of(
        Arguments.of("{'kind':'DELAY','delay':'PT1S'}", Fault.delay(second)),
        Arguments.of(
            "{'kind':'DELAY','delay':'PT1S','jitter':'PT0.5S','moment':'AFTER_EFFECT'}",
            Fault.delay(second).withJitter(Duration.ofMillis(500)).afterEffect()),
        Arguments.of("{'kind':'ERROR_CODE','error_code':127}", Fault.errorCode(127)),
        Arguments.of("{'kind':'HTTP_STATUS','http_status':503}", Fault.httpStatus(503)),
        Arguments.of("{'kind':'TOO_MANY_REQUESTS'}", Fault.tooManyRequests(second)),
        Arguments.of(
            "{'kind':'TOO_MANY_REQUESTS','retry_after':30}",
            Fault.tooManyRequests(Duration.ofSeconds(30))),
        Arguments.of("{'kind':'CONNECTION_RESET'}", Fault.connectionReset()),
        Arguments.of("{'kind':'CONNECTION_CLOSED'}", Fault.connectionClosed()),
        Arguments.of("{'kind':'STALLED_BODY'}", Fault.stalledBody()),
        Arguments.of("{'kind':'DRIBBLED_BODY','dribble_time':'PT1S'}", Fault.dribbledBody(second)),
        Arguments.of(
            "{'kind':'DRIBBLED_BODY','dribble_time':'PT1S','moment':'AFTER_EFFECT'}",
            Fault.dribbledBody(second)),
        Arguments.of("{'kind':'TRUNCATED_JSON'}", Fault.truncatedJson()),
        Arguments.of(
            "{'kind':'TRUNCATED_JSON','parameters':{'user_id':'5','bind':'True'}}",
            Fault.truncatedJson().forParameter("bind", "True").forParameter("user_id", 5)),
        Arguments.of(
            "{'kind':'TRUNCATED_JSON','method':'CreateSipRegistration',"
                + "'parameters':{'rule_name':'a & b'}}",
            Fault.truncatedJson()
                .forMethod("CreateSipRegistration")
                .forParameter("rule_name", "a & b")),
        Arguments.of("{'kind':'MALFORMED_JSON'}", Fault.malformedJson()),
        Arguments.of(
            "{'kind':'EMPTY_ANSWER','moment':'BEFORE_EFFECT','delay':'PT1S','times':3,"
                + "'method':'BindSipRegistration','account_id':1,'probability':0.25}",
            Fault.emptyAnswer()
                .delayedBy(second)
                .times(3)
                .forMethod("BindSipRegistration")
                .forAccount(new AccountId(1))
                .withProbability(0.25)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void add_fault_isThatOfTheJavaDoor(String body, Fault fault) {
    JsonNode added = Admin.json(201, admin.post("faults", body.replace('\'', '"')));

    assertThat(only()).isEqualTo(fault);
    assertThat(added.path("fault_id").asLong()).isEqualTo(1);
    assertThat(added.path("struck").asLong()).isZero();
    assertThat(Admin.json(200, admin.get("faults"))).containsExactly(added);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void add_whatIsListed_isTheSameFaultAgain(String body, Fault fault) {
    SERVER.server().faults().add(fault);
    JsonNode listed = Admin.json(200, admin.get("faults")).get(0).path("fault");
    SERVER.server().faults().clear();

    Admin.json(201, admin.post("faults", listed.toString()));

    assertThat(only()).isEqualTo(fault);
  }

  @Test
  void list_afterStrikes_countsThem() {
    SERVER.server().faults().add(Fault.httpStatus(500));
    SERVER.as("owner").create();
    SERVER.as("owner").create();

    assertThat(Admin.json(200, admin.get("faults")).at("/0/struck").asInt()).isEqualTo(2);
  }

  @Test
  void remove_fault_leavesTheOthers() {
    SERVER.server().faults().add(Fault.httpStatus(500));
    SERVER.server().faults().add(Fault.emptyAnswer());

    assertThat(admin.send("DELETE", "faults/1").status()).isEqualTo(204);

    assertThat(Admin.json(200, admin.get("faults"))).hasSize(1);
    assertThat(only()).isEqualTo(Fault.emptyAnswer());
  }

  @Test
  void remove_faultThatIsNotThere_isNotFound() {
    JsonNode problem = admin.refused(404, "DELETE", "faults/7", "");

    assertThat(problem.path("detail").asText()).isEqualTo("There is no fault 7");
  }

  @Test
  void clear_faults_removesAll() {
    SERVER.server().faults().add(Fault.httpStatus(500));

    assertThat(admin.send("DELETE", "faults").status()).isEqualTo(204);

    assertThat(Admin.json(200, admin.get("faults"))).isEmpty();
  }

  @Test
  void setUp_ofPactState_removesFaults() {
    SERVER.server().faults().add(Fault.httpStatus(500));

    assertThat(admin.post("pact/state", "{\"state\": \"no money\"}").status()).isEqualTo(200);

    assertThat(SERVER.server().faults().list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/kind | {}",
        "/kind | {\"kind\": \"EXPLOSION\"}",
        "/delay | {\"kind\": \"DELAY\"}",
        "/delay | {\"kind\": \"DELAY\", \"delay\": \"PT0S\"}",
        "/delay | {\"kind\": \"DELAY\", \"delay\": \"PT11M\"}",
        "/delay | {\"kind\": \"DELAY\", \"delay\": \"1s\"}",
        "/jitter | {\"kind\": \"DELAY\", \"delay\": \"PT10M\", \"jitter\": \"PT1S\"}",
        "/error_code | {\"kind\": \"ERROR_CODE\"}",
        "/error_code | {\"kind\": \"ERROR_CODE\", \"error_code\": 0}",
        "/error_code | {\"kind\": \"EMPTY_ANSWER\", \"error_code\": 127}",
        "/http_status | {\"kind\": \"HTTP_STATUS\"}",
        "/http_status | {\"kind\": \"HTTP_STATUS\", \"http_status\": 200}",
        "/http_status | {\"kind\": \"ERROR_CODE\", \"error_code\": 1, \"http_status\": 500}",
        "/retry_after | {\"kind\": \"TOO_MANY_REQUESTS\", \"retry_after\": -1}",
        "/retry_after | {\"kind\": \"HTTP_STATUS\", \"http_status\": 429, \"retry_after\": 1}",
        "/dribble_time | {\"kind\": \"DRIBBLED_BODY\"}",
        "/dribble_time | {\"kind\": \"STALLED_BODY\", \"dribble_time\": \"PT1S\"}",
        "/moment | {\"kind\": \"TOO_MANY_REQUESTS\", \"moment\": \"AFTER_EFFECT\"}",
        "/moment | {\"kind\": \"DRIBBLED_BODY\", \"dribble_time\": \"PT1S\", \"moment\":"
            + " \"BEFORE_EFFECT\"}",
        "/moment | {\"kind\": \"EMPTY_ANSWER\", \"moment\": \"NOW\"}",
        "/times | {\"kind\": \"EMPTY_ANSWER\", \"times\": 0}",
        "/probability | {\"kind\": \"EMPTY_ANSWER\", \"probability\": 0}",
        "/probability | {\"kind\": \"EMPTY_ANSWER\", \"probability\": 1.1}",
        "/method | {\"kind\": \"EMPTY_ANSWER\", \"method\": \"CreateSipRegistratoin\"}",
        "/parameters | {\"kind\": \"EMPTY_ANSWER\", \"parameters\": [\"user_id\"]}",
        "/parameters/user_id | {\"kind\": \"EMPTY_ANSWER\", \"parameters\": {\"user_id\": 5}}",
        "/parameters/user_id | {\"kind\": \"EMPTY_ANSWER\", \"parameters\": {\"user_id\": null}}",
        "/parameters/user_id | {\"kind\": \"EMPTY_ANSWER\", \"parameters\": {\"user_id\": \"\"}}",
        "/parameters/user_id | {\"kind\": \"EMPTY_ANSWER\", \"parameters\": {\"user_id\":"
            + " \"\\udc00\"}}",
        "/parameters | {\"kind\": \"EMPTY_ANSWER\", \"parameters\": {\"\\udc00\": \"5\"}}",
        "/parameters/a~1~0 | {\"kind\": \"EMPTY_ANSWER\", \"parameters\": {\"a/~\": \"5\"}}",
        "~ | ``",
      })
  void add_nonsense_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "POST", "faults", body);

    assertThat(SERVER.server().faults().list()).isEmpty();
  }

  @Test
  void add_unknownParameter_isRefusedWithTheNearest() {
    JsonNode problem =
        admin.refused(
            400,
            "POST",
            "faults",
            "{\"kind\": \"EMPTY_ANSWER\", \"method\": \"CreateSipRegistration\","
                + " \"parameters\": {\"proxy\": \"a\", \"sip_user\": \"alice\"}}");

    assertThat(problem.path("pointer").asText()).isEqualTo("/parameters/sip_user");
    assertThat(problem.path("detail").asText())
        .isEqualTo("CreateSipRegistration has no parameter sip_user: did you mean sip_username?");
  }

  @Test
  void add_forPassword_isRefusedAndSaysWhyWithoutIt() {
    JsonNode problem =
        admin.refused(
            400,
            "POST",
            "faults",
            "{\"kind\": \"EMPTY_ANSWER\", \"parameters\": {\"password\": \"hunter2\"}}");

    assertThat(problem.path("pointer").asText()).isEqualTo("/parameters/password");
    assertThat(problem.path("detail").asText()).startsWith("password is a secret, and faults are");
    assertThat(problem.toString()).doesNotContain("hunter2");
    assertThat(SERVER.server().faults().list()).isEmpty();
  }
}
