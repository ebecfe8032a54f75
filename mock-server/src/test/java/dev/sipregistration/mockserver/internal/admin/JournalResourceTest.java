package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.internal.admin.generated.CallWarningKindModel;
import dev.sipregistration.mockserver.internal.admin.generated.RequestFormModel;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalResourceTest {
  @RegisterExtension
  static final MockServerFixture SERVER = MockServerFixture.with(options -> options.journalSize(5));

  private final Admin admin = new Admin(SERVER);
  private final Calls owner = SERVER.as("owner");

  @BeforeEach
  void setUp() {
    admin.stopClock();
    owner.create("password", "hunter2", "is_persistent", "false");
    owner.bind("sip_registration_id", "1", "application_id", "123", "user_id", "12345");
    owner.bind("sip_registration_id", "7", "application_id", "123", "sip_proxy", "x");
    SERVER.anonymously().bind("user_id", "12345", "bind", "0");
  }

  private List<Integer> numbers(String query) {
    JsonNode journal = Admin.json(200, admin.get("journal" + query));
    return StreamSupport.stream(journal.path("calls").spliterator(), false)
        .map(call -> call.path("number").asInt())
        .toList();
  }

  @Test
  void call_inJournal_isToldWhole() {
    PlatformResponse answer = admin.get("journal?limit=4&method=CreateSipRegistration");

    JsonNode call = Admin.json(200, answer).at("/calls/0");
    assertThat(call.path("number").asInt()).isEqualTo(1);
    assertThat(call.path("at").asText()).isEqualTo("2026-01-31T10:00:00Z");
    assertThat(call.path("account_id").asInt()).isEqualTo(1);
    assertThat(call.path("key_id").asText()).isEqualTo(SERVER.credentials("owner").keyId().value());
    assertThat(call.path("method").asText()).isEqualTo(Calls.CREATE);
    assertThat(call.path("forms").toString()).isEqualTo("[\"QUERY\",\"BOOLEAN_WORD\"]");
    assertThat(call.path("parameters").toString())
        .contains("{\"name\":\"password\",\"value\":\"[redacted]\",\"known\":true}");
    assertThat(call.path("http_status").asInt()).isEqualTo(200);
    assertThat(call.has("error_code")).isFalse();
    assertThat(call.path("answer").asText()).startsWith("{\"result\":1,");
    assertThat(call.path("duration_micros").isIntegralNumber()).isTrue();
    assertThat(call.path("warnings")).isEmpty();
    assertThat(answer.text()).doesNotContain("hunter2");
  }

  @Test
  void refusedCall_inJournal_isToldWithCodeAndWarnings() {
    JsonNode call = Admin.json(200, admin.get("journal?since=3")).at("/calls/0");

    assertThat(call.path("error_code").asInt()).isEqualTo(275);
    assertThat(call.path("warnings").toString())
        .isEqualTo(
            "[{\"kind\":\"UNKNOWN_PARAMETER\",\"text\":\"sip_proxy: did you mean"
                + " sip_registration_id?\"}]");
  }

  @Test
  void callThatIsNotLetIn_inJournal_hasTheAccountThatItsTokenNames() {
    String token = SERVER.token("owner");
    SERVER.withToken(token.substring(0, token.length() - 4) + "AAAA").bind("user_id", "12345");

    JsonNode call = Admin.json(200, admin.get("journal?account_id=1&since=5")).at("/calls/0");

    assertThat(call.path("claimed_account_id").asInt()).isEqualTo(1);
    assertThat(call.has("account_id")).isFalse();
    assertThat(call.path("error_code").asInt()).isEqualTo(100);
  }

  @Test
  void callThatIsNotLetIn_inJournal_hasNoCaller() {
    JsonNode call = Admin.json(200, admin.get("journal?since=4")).at("/calls/0");

    assertThat(call.has("account_id")).isFalse();
    assertThat(call.has("key_id")).isFalse();
    assertThat(call.path("error_code").asInt()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1,2,3,4",
        "?method=BindSipRegistration|2,3,4",
        "?any_method=BindSipRegistration|2,3,4",
        "?any_method=GetCallHistory|",
        "?any_method=BindSipRegistration&parameter=sip_proxy|3",
        "?parameter=user_id=12345|2,4",
        "?parameter=user_id%3D12345|2,4",
        "?parameter=user_id|2,4",
        "?parameter=user_id&parameter=bind=0|4",
        "?parameter=user_id=6|",
        "?parameter=password|1",
        "?account_id=1|1,2,3",
        "?account_id=2|",
        "?error_code=0|1,2",
        "?error_code=275|3",
        "?http_status=200|1,2,3,4",
        "?http_status=503|",
        "?warned=true|3",
        "?warned=false|1,2,4",
        "?since=3|3,4",
        "?limit=2|3,4",
        "?method=BindSipRegistration&limit=1|4"
      })
  void query_asked_findsTheCallsThatFit(String query, String numbers) {
    List<Integer> expected =
        numbers == null
            ? List.of()
            : List.of(numbers.split(",")).stream().map(Integer::valueOf).toList();

    assertThat(numbers(query)).isEqualTo(expected);
    if (!query.contains("limit")) {
      assertThat(Admin.json(200, admin.get("journal/count" + query)).path("count").asInt())
          .isEqualTo(expected.size());
    }
  }

  @Test
  void key_asked_findsItsCalls() {
    String key = SERVER.credentials("owner").keyId().value();

    assertThat(numbers("?key_id=" + key)).containsExactly(1, 2, 3);
    assertThat(numbers("?key_id=x" + key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal?metod=BindSipRegistration",
        "journal?method=",
        "journal?method=a&method=b",
        "journal?parameter=",
        "journal?parameter==5",
        "journal?parameter=password=hunter2",
        "journal?parameter=pasword=hunter2",
        "journal?parameter=userid",
        "journal?any_method=",
        "journal?any_method=GetCallHistory&method=BindSipRegistration",
        "journal?account_id=demo",
        "journal?error_code=x",
        "journal?error_code=-1",
        "journal?http_status=99",
        "journal?http_status=600",
        "journal?warned=maybe",
        "journal?warned=TRUE",
        "journal?limit=0",
        "journal?limit=1000001",
        "journal?limit=all",
        "journal/count?limit=5",
        "journal/count?since=x"
      })
  void query_thatIsWrong_isRefused(String path) {
    assertThat(admin.refused(400, "GET", path, "").toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?method=CreateSipRegistraton|There is no method CreateSipRegistraton: did you mean"
            + " CreateSipRegistration? (anyMethod, in a URL any_method, takes methods that the mock"
            + " server does not have)",
        "?method=BindSipRegistration&parameter=userid=5|BindSipRegistration has no parameter"
            + " userid: did you mean user_id?",
        "?parameter=userid|No method has a parameter userid: did you mean user_id?",
        "?metod=BindSipRegistration|metod is not known here: did you mean method?"
      })
  void query_byNameThatDoesNotExist_isRefusedWithTheNearest(String query, String detail) {
    for (String path : List.of("journal", "journal/count")) {
      assertThat(admin.refused(400, "GET", path + query, "").path("detail").asText())
          .isEqualTo(detail);
    }
  }

  @Test
  void anyMethod_thatWasCalled_findsItsCalls() {
    owner.call("GetCallHistory");

    assertThat(numbers("?any_method=GetCallHistory")).containsExactly(5);
  }

  @Test
  void clear_withCalls_beginsAgain() {
    assertThat(admin.send("DELETE", "journal").status()).isEqualTo(204);
    assertThat(numbers("")).isEmpty();

    owner.create();

    assertThat(numbers("")).containsExactly(1);
  }

  @Test
  void journal_thatIsFull_forgetsTheOldest() {
    owner.create();
    owner.create();

    JsonNode journal = Admin.json(200, admin.get("journal"));

    assertThat(journal.path("forgotten").asInt()).isEqualTo(1);
    assertThat(numbers("")).containsExactly(2, 3, 4, 5, 6);
  }

  @ParameterizedTest
  @EnumSource(RequestStyle.class)
  void form_ofRequest_isInContract(RequestStyle form) {
    assertThat(RequestFormModel.fromValue(form.name())).hasToString(form.name());
  }

  @ParameterizedTest
  @EnumSource(CallWarning.Kind.class)
  void kindOfWarning_isInContract(CallWarning.Kind kind) {
    assertThat(CallWarningKindModel.fromValue(kind.name())).hasToString(kind.name());
  }
}
