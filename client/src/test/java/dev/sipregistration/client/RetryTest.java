package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact number of requests of each call: creating a SIP registration twice costs twice. */
@Timeout(60)
class RetryTest {

  private static final ResponseDefinitionBuilder DONE =
      okJson("{\"result\":1,\"sip_registration_id\":7}");
  private static final ResponseDefinitionBuilder RATE_LIMITED =
      okJson("{\"error\":{\"code\":340,\"msg\":\"Rate limit exceed\"}}");
  private static final ResponseDefinitionBuilder UNKNOWN =
      okJson("{\"error\":{\"code\":275,\"msg\":\"The 'registration_id' parameter is invalid\"}}");
  private static final ResponseDefinitionBuilder TOO_MANY =
      aResponse().withStatus(429).withHeader("Retry-After", "2");

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final RecordingSleeper sleeper = new RecordingSleeper();

  private SipRegistrationClient.Builder builder() {
    return SipRegistrationClient.builder()
        .credentials(TestCredentials.credentials())
        .baseUri(URI.create(SERVER.baseUrl()))
        .sleeper(sleeper);
  }

  private SipRegistrationClient retrying() {
    return builder().retryCreate(RetryPolicy.upTo(4)).retryIdempotent(RetryPolicy.upTo(4)).build();
  }

  /** Sends this response to the first requests, and a success to those after them. */
  private static void respondThenSucceed(ResponseDefinitionBuilder response, int times) {
    respondThen(response, times, DONE);
  }

  private static void respondThen(
      ResponseDefinitionBuilder response, int times, ResponseDefinitionBuilder last) {
    String state = Scenario.STARTED;
    for (int i = 1; i <= times; i++) {
      SERVER.stubFor(
          any(anyUrl())
              .inScenario("faults")
              .whenScenarioStateIs(state)
              .willReturn(response)
              .willSetStateTo("after " + i));
      state = "after " + i;
    }
    SERVER.stubFor(any(anyUrl()).inScenario("faults").whenScenarioStateIs(state).willReturn(last));
  }

  private void assertSent(int times) {
    SERVER.verify(times, anyRequestedFor(anyUrl()));
    assertThat(sleeper.delays()).hasSize(times - 1);
  }

  @ParameterizedTest
  @EnumSource
  void create_rateLimited_isRetriedIfEnabled(Form form) {
    respondThenSucceed(RATE_LIMITED, 2);
    form.create(retrying(), Requests.CREATE);
    assertSent(3);
  }

  @ParameterizedTest
  @EnumSource
  void create_tooManyRequestsWithRetryAfter_isRetriedAfterThatTime(Form form) {
    respondThenSucceed(TOO_MANY, 2);
    form.create(retrying(), Requests.CREATE);
    assertSent(3);
    assertThat(sleeper.delays()).containsOnly(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @EnumSource
  void create_tooManyRequestsWithoutRetryAfter_isSentOnce(Form form) {
    respondThenSucceed(aResponse().withStatus(429), 1);
    TransportException failure =
        catchThrowableOfType(
            TransportException.class, () -> form.create(retrying(), Requests.CREATE));
    assertThat(failure.httpStatus()).hasValue(429);
    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    assertSent(1);
  }

  @ParameterizedTest
  @EnumSource
  void create_byDefault_isSentOnceWhateverHappens(Form form) {
    try (SipRegistrationClient client = builder().build()) {
      for (ResponseDefinitionBuilder response :
          new ResponseDefinitionBuilder[] {
            RATE_LIMITED, TOO_MANY, aResponse().withStatus(503), lostResponse()
          }) {
        SERVER.resetAll();
        respondThenSucceed(response, 1);
        assertThat(catchThrowable(() -> form.create(client, Requests.CREATE)))
            .isInstanceOf(SipRegistrationException.class);
        assertSent(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void create_mayHaveBeenCarriedOut_isSentOnceWhateverThePolicy(Form form) {
    try (SipRegistrationClient client = retrying()) {
      for (ResponseDefinitionBuilder response :
          new ResponseDefinitionBuilder[] {
            lostResponse(),
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            aResponse().withStatus(500),
            aResponse().withStatus(502).withBody("<html>"),
            aResponse().withStatus(503).withHeader("Retry-After", "1"),
            aResponse().withStatus(504),
            okJson("{\"result\":1,"),
            okJson("{\"error\":{\"code\":1,\"msg\":\"Fatal error\"}}"),
            okJson("{\"error\":{\"code\":484,\"msg\":\"probable automatic request resend\"}}"),
          }) {
        SERVER.resetAll();
        respondThenSucceed(response, 1);
        assertThat(catchThrowable(() -> form.create(client, Requests.CREATE)))
            .isInstanceOf(SipRegistrationException.class);
        assertSent(1);
      }
    }
  }

  /** The calls that may be carried out twice without harm. */
  private enum Idempotent {
    BIND {
      @Override
      void call(Form form, SipRegistrationClient client) {
        form.bind(client, Requests.BIND);
      }
    },
    UPDATE {
      @Override
      void call(Form form, SipRegistrationClient client) {
        form.update(client, Requests.UPDATE);
      }
    },
    DELETE {
      @Override
      void call(Form form, SipRegistrationClient client) {
        form.delete(client, Requests.ID);
      }
    },
    LIST {
      @Override
      void call(Form form, SipRegistrationClient client) {
        assertThat(form.listPage(client, ListQuery.all()).total()).isZero();
      }

      @Override
      ResponseDefinitionBuilder done() {
        return okJson(Rows.page(0));
      }
    },
    FIND {
      @Override
      void call(Form form, SipRegistrationClient client) {
        assertThat(form.find(client, Requests.ID)).isEmpty();
      }

      @Override
      ResponseDefinitionBuilder done() {
        return okJson(Rows.page(0));
      }
    };

    abstract void call(Form form, SipRegistrationClient client);

    ResponseDefinitionBuilder done() {
      return DONE;
    }
  }

  private static Stream<Arguments> idempotentCalls() {
    return Stream.of(Idempotent.values())
        .flatMap(call -> Stream.of(Form.values()).map(form -> arguments(call, form)));
  }

  @ParameterizedTest
  @MethodSource("idempotentCalls")
  void idempotentCall_responseLostOrServerFault_isRetried(Idempotent call, Form form) {
    try (SipRegistrationClient client = retrying()) {
      for (ResponseDefinitionBuilder response :
          new ResponseDefinitionBuilder[] {
            lostResponse(),
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            aResponse().withStatus(500),
            aResponse().withStatus(502).withBody("<html>"),
            aResponse().withStatus(500).withBody("{\"error\":{\"code\":2,\"msg\":\"\"}}"),
            aResponse().withStatus(429),
            okJson("{\"resu"),
            RATE_LIMITED,
            TOO_MANY,
          }) {
        SERVER.resetAll();
        int taken = sleeper.delays().size();
        respondThen(response, 2, call.done());
        call.call(form, client);
        SERVER.verify(3, anyRequestedFor(anyUrl()));
        assertThat(sleeper.delays()).hasSize(taken + 2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("idempotentCalls")
  void idempotentCall_refused_isSentOnce(Idempotent call, Form form) {
    respondThenSucceed(UNKNOWN, 1);
    assertThatExceptionOfType(ApiErrorException.class)
        .isThrownBy(() -> call.call(form, retrying()))
        .satisfies(
            refused -> assertThat(refused.kind()).isEqualTo(ApiErrorKind.UNKNOWN_SIP_REGISTRATION));
    assertSent(1);
  }

  @ParameterizedTest
  @EnumSource
  void delete_unknownAfterAttemptThatMayHaveBeenCarriedOut_isDone(Form form) {
    try (SipRegistrationClient client = retrying()) {
      for (ResponseDefinitionBuilder response :
          new ResponseDefinitionBuilder[] {
            lostResponse(),
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            aResponse().withStatus(502).withBody("<html>"),
            aResponse().withStatus(500).withBody("{\"error\":{\"code\":5,\"msg\":\"\"}}"),
            okJson("{\"resu"),
          }) {
        SERVER.resetAll();
        respondThen(response, 1, UNKNOWN);
        form.delete(client, Requests.ID);
        SERVER.verify(2, anyRequestedFor(anyUrl()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void delete_unknownAfterAttemptThatWasNotProcessed_isRefused(Form form) {
    try (SipRegistrationClient client = retrying()) {
      for (ResponseDefinitionBuilder response :
          new ResponseDefinitionBuilder[] {
            RATE_LIMITED, TOO_MANY, okJson("{\"error\":{\"code\":456,\"msg\":\"\"}}"),
          }) {
        SERVER.resetAll();
        respondThen(response, 1, UNKNOWN);
        assertThatExceptionOfType(ApiErrorException.class)
            .isThrownBy(() -> form.delete(client, Requests.ID))
            .satisfies(refused -> assertThat(refused.code()).isEqualTo(275));
        SERVER.verify(2, anyRequestedFor(anyUrl()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void delete_otherRefusalAfterLostResponse_isRefused(Form form) {
    respondThen(lostResponse(), 1, okJson("{\"error\":{\"code\":104,\"msg\":\"\"}}"));
    assertThatExceptionOfType(ApiErrorException.class)
        .isThrownBy(() -> form.delete(retrying(), Requests.ID));
    assertSent(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "UPDATE"})
  void otherCall_unknownAfterLostResponse_isRefused(Idempotent call) {
    respondThen(lostResponse(), 1, UNKNOWN);
    assertThatExceptionOfType(ApiErrorException.class)
        .isThrownBy(() -> call.call(Form.BLOCKING, retrying()));
    assertSent(2);
  }

  @ParameterizedTest
  @MethodSource("idempotentCalls")
  void idempotentCall_byDefault_isSentThreeTimesAtMost(Idempotent call, Form form) {
    respondThenSucceed(aResponse().withStatus(503), 10);
    try (SipRegistrationClient client = builder().build()) {
      assertThat(catchThrowableOfType(TransportException.class, () -> call.call(form, client)))
          .satisfies(failure -> assertThat(failure.httpStatus()).hasValue(503));
    }
    assertSent(3);
  }

  @Test
  void unbind_responseLost_isRetried() {
    respondThenSucceed(lostResponse(), 1);
    retrying().unbind(UnbindRequest.userEverywhere(12345));
    assertSent(2);
  }

  @Test
  void unbindAsync_responseLost_isRetried() {
    respondThenSucceed(lostResponse(), 1);
    retrying().unbindAsync(UnbindRequest.userEverywhere(12345)).join();
    assertSent(2);
  }

  @ParameterizedTest
  @EnumSource
  void bind_askedToWaitBeyondDeadline_failsAtOnce(Form form) {
    respondThenSucceed(aResponse().withStatus(503).withHeader("Retry-After", "31"), 1);
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> form.bind(retrying(), Requests.BIND));
    assertSent(1);
  }

  @Test
  void bind_retryAfterIsDate_waitsUntilThen() {
    respondThenSucceed(
        aResponse()
            .withStatus(503)
            .withHeader("Date", "Fri, 02 Jan 2026 10:00:00 GMT")
            .withHeader("Retry-After", "Fri, 02 Jan 2026 10:00:07 GMT"),
        1);
    retrying().bind(Requests.BIND);
    assertThat(sleeper.delays()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void bind_retryAfterIsPast_doesNotWait() {
    respondThenSucceed(
        aResponse().withStatus(503).withHeader("Retry-After", "Fri, 02 Jan 1970 10:00:00 GMT"), 1);
    retrying().bind(Requests.BIND);
    assertThat(sleeper.delays()).containsExactly(Duration.ZERO);
  }

  @Test
  void bind_retryAfterMakesNoSense_waitsAsThePolicySays() {
    respondThenSucceed(aResponse().withStatus(503).withHeader("Retry-After", "soon"), 1);
    retrying().bind(Requests.BIND);
    assertThat(sleeper.delays())
        .singleElement()
        .satisfies(
            delay -> assertThat(delay).isBetween(Duration.ofMillis(100), Duration.ofMillis(200)));
  }

  @Test
  void bind_notProcessedAfterLostResponse_mayHaveBeenCarriedOut() {
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("faults")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(lostResponse())
            .willSetStateTo("lost"));
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("faults")
            .whenScenarioStateIs("lost")
            .willReturn(aResponse().withStatus(403)));
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> retrying().bind(Requests.BIND));
    assertThat(failure.httpStatus()).hasValue(403);
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
  }

  private static ResponseDefinitionBuilder lostResponse() {
    return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
  }
}
