package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the mock server answers as the contract says. */
class GeneratedCasesTest {

  private static final ServerUnderTest STAGE = new InProcessServer();
  private static Optional<String> authorization = Optional.empty();

  static List<GeneratedCases.Case> cases() {
    return GeneratedCases.all();
  }

  @BeforeAll
  static void sign() {
    authorization = new MockServerStates(STAGE).authorization();
  }

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_sent_isAnsweredByTheContract(GeneratedCases.Case generated) {
    Exchange exchange =
        new PlatformCalls(STAGE.baseUri())
            .send(
                generated.operation(),
                generated.parameters(),
                generated.signed() ? authorization : Optional.empty());

    assertThat(exchange.status()).as(exchange.toString()).isEqualTo(200);
    if (generated.isWrongInAnyCase()) {
      assertThat(exchange.errorCode()).as(exchange.toString()).isPresent();
    }
  }

  @Test
  void cases_ofContract_varyEachParameter() {
    for (Operation operation : Contract.current().operations()) {
      assertThat(operation.parameters())
          .extracting(Operation.Parameter::name)
          .allSatisfy(
              name ->
                  assertThat(cases())
                      .anyMatch(
                          generated ->
                              generated.operation().equals(operation)
                                  && generated.wrong().orElse("").startsWith(name + ".")));
    }
  }
}
