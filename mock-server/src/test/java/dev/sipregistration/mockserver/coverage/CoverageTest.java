package dev.sipregistration.mockserver.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.coverage.CoverageTarget.ErrorTarget;
import dev.sipregistration.mockserver.coverage.CoverageTarget.ParameterTarget;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.journal.CallResponse;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final String BIND = "Bind";
  private static final String CREATE = "Create";

  private final Coverage coverage =
      new Coverage(
          List.of(
              new CoverageTarget(
                  CREATE,
                  List.of(new ParameterTarget("proxy", false)),
                  List.of(new ErrorTarget(127, "Insufficient money", false))),
              new CoverageTarget(
                  BIND,
                  List.of(
                      new ParameterTarget("user_id", false),
                      new ParameterTarget("rule_id", false),
                      new ParameterTarget("bind", true)),
                  List.of(
                      new ErrorTarget(2, "Internal error", true),
                      new ErrorTarget(117, "The 'user_id' parameter is invalid", false),
                      new ErrorTarget(275, "The 'registration_id' parameter is invalid", false)))),
          List.of(new ErrorTarget(103, "Unknown command", false)));

  private void count(String method, int code, String... parameters) {
    coverage.arrived().accept(call(new AccountId(1), method, 200, code, parameters));
  }

  private static RecordedCall call(
      @Nullable AccountId account, String method, int status, int code, String... parameters) {
    List<RecordedParameter> recorded = new ArrayList<>();
    for (int i = 0; i < parameters.length; i += 2) {
      recorded.add(new RecordedParameter(parameters[i], parameters[i + 1], true));
    }
    return new RecordedCall(
        0,
        Instant.EPOCH,
        Duration.ZERO,
        account,
        null,
        account == null ? null : new KeyId("key"),
        method,
        Set.of(RequestStyle.QUERY),
        recorded,
        new CallResponse(status, code, "", ""),
        List.of());
  }

  private OperationCoverage bind() {
    return coverage.report().operation(BIND);
  }

  @Test
  void report_beforeAnyCall_saysThatNothingIsUsed() {
    assertThat(bind().calls()).isZero();
    assertThat(bind().parametersUnused()).containsExactly("user_id", "rule_id", "bind");
    assertThat(bind().parametersUsed()).isEmpty();
    assertThat(bind().codesUsed()).isEmpty();
    assertThat(bind().codesUnused()).containsExactly(117, 275);
    assertThat(bind().formsUnused()).containsExactly(RequestStyle.values());
    assertThat(coverage.report().operations())
        .extracting(OperationCoverage::method)
        .containsExactly(BIND, CREATE);
  }

  @Test
  void report_afterCalls_countsThem() {
    count(BIND, 0, "user_id", "5", "bind", "True");
    count(BIND, 117, "user_id", "6", "rule_id", "1");
    count(BIND, 2);

    assertThat(bind().calls()).isEqualTo(3);
    assertThat(bind().succeeded()).isEqualTo(1);
    assertThat(bind().parameters())
        .containsExactly(
            new ParameterCoverage("user_id", 2, 1, List.of()),
            new ParameterCoverage("rule_id", 1, 0, List.of()),
            new ParameterCoverage(
                "bind",
                1,
                1,
                List.of(new ValueCoverage("true", 1), new ValueCoverage("false", 0))));
    assertThat(bind().parametersOnlyRefused()).containsExactly("rule_id");
    assertThat(bind().valuesUnused()).containsExactly("bind=false");
    assertThat(bind().codesUsed()).containsExactly(2, 117);
    assertThat(bind().codesUnused()).containsExactly(275);
    assertThat(bind().formsUsed()).containsExactly(RequestStyle.QUERY);
    assertThat(coverage.report().operation(CREATE).calls()).isZero();
  }

  @Test
  void parameter_givenTwiceInOneCall_isOneCall() {
    count(BIND, 0, "user_id", "5", "user_id", "5");

    assertThat(bind().parameters().get(0).calls()).isEqualTo(1);
  }

  @Test
  void parameter_withoutValue_isNotUsed() {
    count(BIND, 0, "user_id", "");

    assertThat(bind().parametersUsed()).isEmpty();
  }

  @Test
  void parameter_ofCallThatIsNotLetIn_isNotUsed() {
    coverage.arrived().accept(call(null, BIND, 200, 117, "user_id", "5"));

    assertThat(bind().calls()).isEqualTo(1);
    assertThat(bind().parametersUsed()).isEmpty();
    assertThat(bind().codesUsed()).containsExactly(117);
  }

  @Test
  void status_otherThanOk_isCounted() {
    coverage.arrived().accept(call(new AccountId(1), BIND, 503, 0));

    assertThat(bind().statuses()).containsExactly(new StatusCoverage(503, 1));
    assertThat(bind().succeeded()).isZero();
  }

  @Test
  void code_outsideContract_isCountedWithoutMessage() {
    count(CREATE, 9);

    assertThat(coverage.report().operation(CREATE).codes())
        .containsExactly(
            new CodeCoverage(9, "", true, 1),
            new CodeCoverage(127, "Insufficient money", false, 0));
  }

  @Test
  void call_ofNoOperation_isCountedApart() {
    count("Nonsense", 103);

    assertThat(coverage.report().callsOfNoOperation()).isEqualTo(1);
    assertThat(coverage.report().codesOfNoOperation())
        .containsExactly(new CodeCoverage(103, "Unknown command", false, 1));
  }

  @Test
  void clear_withCallInProgress_dropsIt() {
    Consumer<RecordedCall> inProgress = coverage.arrived();
    count(BIND, 0);

    coverage.clear();
    inProgress.accept(call(new AccountId(1), BIND, 200, 0));

    assertThat(bind().calls()).isZero();
  }

  @Test
  void operation_thatIsUnknown_throws() {
    CoverageReport report = coverage.report();

    assertThatThrownBy(() -> report.operation("Nonsense"))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void table_afterCalls_showsNumbersThenGaps() {
    count(BIND, 0, "user_id", "5", "bind", "True");
    count(BIND, 117, "user_id", "6", "rule_id", "1");
    count("Nonsense", 103);

    assertThat(coverage.report().table())
        .isEqualTo(
            """
            Coverage of the platform's API

            Operation       Calls   Succeeded  Parameters    Refusals       Forms
            Bind                2           1      3 of 3      1 of 2     1 of 12
            Create              0           0      0 of 1      0 of 1     0 of 12

            Calls of no operation: 1

            Bind
              parameters only refused  rule_id
              values not used          bind=false
              refusals given           117 (1)
              refusals not given       275
              forms not used           urlencoded body, multipart body, JSON body, cmd, GET, trailing slash,
                                       api_key, booleans true/false, booleans True/False, booleans 1/0,
                                       empty value

            Create
              never called

            Refusals not given
              275  The 'registration_id' parameter is invalid
            """);
  }
}
