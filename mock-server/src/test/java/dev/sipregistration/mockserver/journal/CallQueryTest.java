package dev.sipregistration.mockserver.journal;

import static dev.sipregistration.mockserver.journal.TestCalls.BIND;
import static dev.sipregistration.mockserver.journal.TestCalls.bind;
import static dev.sipregistration.mockserver.journal.TestCalls.create;
import static dev.sipregistration.mockserver.journal.TestCalls.warned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallQueryTest {
  private static final CallQuery ANY = CallQuery.any();
  private static final RecordedCall CALL =
      bind(0, "user_id", "5", "bind", "False", "rule_name", "", "user_name", "john");

  static Stream<Arguments> fitting() {
    return Stream.of(
            ANY,
            ANY.method(BIND),
            ANY.parameter("user_name", "john"),
            ANY.parameter("user_id", "5"),
            ANY.parameter("user_id", 5),
            ANY.parameter("bind", false),
            ANY.withParameter("user_id"),
            ANY.withoutParameter("rule_name"),
            ANY.withoutParameter("rule_id"),
            ANY.account(new AccountId(1)),
            ANY.key(new KeyId("demo-owner")),
            ANY.errorCode(0),
            ANY.status(200),
            ANY.succeeded(),
            ANY.form(RequestStyle.QUERY),
            ANY.since(0),
            ANY.where("two or more parameters", call -> call.parameters().size() > 1))
        .map(Arguments::of);
  }

  static Stream<Arguments> notFitting() {
    return Stream.of(
            ANY.method("CreateSipRegistration"),
            ANY.parameter("user_name", "John"),
            ANY.parameter("user_id", "05"),
            ANY.parameter("user_id", 6),
            ANY.parameter("user_name", 5),
            ANY.parameter("bind", true),
            ANY.parameter("user_name", true),
            ANY.withParameter("rule_name"),
            ANY.withParameter("rule_id"),
            ANY.withoutParameter("user_id"),
            ANY.account(new AccountId(2)),
            ANY.key(new KeyId("other")),
            ANY.errorCode(127),
            ANY.status(503),
            ANY.form(RequestStyle.GET),
            ANY.warned(),
            ANY.since(1),
            ANY.where("nothing", call -> false))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void call_withAllThatIsAsked_fits(CallQuery query) {
    assertThat(query.fits(CALL)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("notFitting")
  void call_withoutIt_doesNotFit(CallQuery query) {
    assertThat(query.fits(CALL)).isFalse();
    assertThat(ANY.method(BIND).fits(CALL)).isTrue();
  }

  @Test
  void refusedCall_asked_isNoSuccess() {
    RecordedCall refused = create(127);

    assertThat(ANY.succeeded().fits(refused)).isFalse();
    assertThat(ANY.errorCode(127).fits(refused)).isTrue();
    assertThat(ANY.warned().fits(warned(refused, "odd"))).isTrue();
  }

  @Test
  void query_asked_saysWhatIsWanted() {
    assertThat(ANY.method(BIND).parameter("user_id", 5).withoutParameter("bind").errorCode(0))
        .hasToString("BindSipRegistration with user_id=5 and no bind and no error");
    assertThat(ANY).hasToString("any method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "pasword", "api_key"})
  void secret_asked_isRefused(String name) {
    assertThatThrownBy(() -> ANY.parameter(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "values of " + name + " are not kept: ask with withParameter whether it was given");
  }

  @Test
  void longValue_asked_fitsWhatIsKeptOfIt() {
    String value = "x".repeat(2_000);

    RecordedCall call = create(0, "sip_username", Truncation.cut(value));

    assertThat(ANY.parameter("sip_username", value).fits(call)).isTrue();
    assertThat(ANY.parameter("sip_username", value + "x").fits(call)).isFalse();
  }
}
