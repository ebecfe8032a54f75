package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole requests among the contract's examples come out as they are written there. */
class WholeRequestTest {

  private static final ServerUnderTest STAGE = new InProcessServer();

  @AfterAll
  static void close() {
    STAGE.close();
  }

  static Stream<Arguments> wholeRequests() {
    return Contract.current().operations().stream()
        .flatMap(
            operation ->
                operation.wholeRequests().stream().map(request -> arguments(operation, request)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wholeRequests")
  void wholeRequest_replayed_isAnsweredAsWritten(Operation operation, WholeRequest request) {
    MockServerStates states = new MockServerStates(STAGE);
    request.given().forEach(states::bringAbout);

    Exchange exchange =
        new PlatformCalls(STAGE.baseUri())
            .send(
                operation,
                states.addressOf(operation),
                request.parameters(),
                states.authorization());

    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.json()).as(request.name()).isEqualTo(request.response());
  }
}
