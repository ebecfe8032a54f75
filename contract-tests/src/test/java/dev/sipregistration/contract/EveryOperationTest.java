package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What has nothing to do with the operation is refused alike by all of them. */
class EveryOperationTest {

  private static final ServerUnderTest STAGE = new InProcessServer();

  private static final Map<String, Integer> REFUSALS =
      Map.of(
          ProviderStates.NO_TOKEN, 100,
          ProviderStates.TOKEN_SIGNED_BY_STRANGER, 100,
          ProviderStates.MALFORMED_TOKEN, 447,
          ProviderStates.TOKEN_OF_UNKNOWN_KEY, 433,
          ProviderStates.TOKEN_THAT_LIVES_TOO_LONG, 454,
          ProviderStates.TOKEN_FROM_THE_FUTURE, 455,
          ProviderStates.EXPIRED_TOKEN, 456,
          ProviderStates.INACTIVE_ACCOUNT, 131,
          ProviderStates.NO_MORE_CALLS, 340);

  @AfterAll
  static void close() {
    STAGE.close();
  }

  static Stream<Arguments> operationsAndRefusals() {
    return Contract.current().operations().stream()
        .flatMap(
            operation ->
                REFUSALS.entrySet().stream()
                    .map(refusal -> arguments(operation, refusal.getKey(), refusal.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("operationsAndRefusals")
  void call_thatNobodyMayMake_isRefused(Operation operation, String given, int code) {
    MockServerStates states = new MockServerStates(STAGE);
    states.bringAbout(given);

    Exchange exchange =
        new PlatformCalls(STAGE.baseUri())
            .send(operation, operation.wholeRequests().get(0).parameters(), states.authorization());

    assertThat(exchange.errorCode()).as(exchange.toString()).contains(code);
  }
}
