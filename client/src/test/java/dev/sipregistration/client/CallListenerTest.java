package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated("reads the log, into which all clients of the JVM write")
class CallListenerTest {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final List<CallAttempt> attempts = new CopyOnWriteArrayList<>();

  private SipRegistrationClient client(CallListener listener) {
    return SipRegistrationClient.builder()
        .credentials(TestCredentials.credentials())
        .baseUri(URI.create(SERVER.baseUrl()))
        .sleeper(new RecordingSleeper())
        .listener(listener)
        .build();
  }

  private List<CallAttempt> withoutDurations() {
    return attempts.stream()
        .peek(attempt -> assertThat(attempt.duration()).isPositive())
        .map(
            attempt ->
                new CallAttempt(
                    attempt.method(),
                    attempt.number(),
                    attempt.outcome(),
                    attempt.code(),
                    attempt.httpStatus(),
                    attempt.reason(),
                    attempt.networkProblem(),
                    Duration.ZERO))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void attempted_success_givesMethodAndStatus(Form form) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":1,\"sip_registration_id\":7}")));
    form.create(client(attempts::add), Requests.CREATE);
    assertThat(withoutDurations())
        .containsExactly(
            new CallAttempt(
                "CreateSipRegistration",
                1,
                CallAttempt.Outcome.SUCCEEDED,
                null,
                200,
                null,
                null,
                Duration.ZERO));
  }

  @ParameterizedTest
  @EnumSource
  void attempted_refusal_givesCode(Form form) {
    SERVER.stubFor(
        any(anyUrl()).willReturn(okJson("{\"error\":{\"code\":127,\"msg\":\"Insufficient\"}}")));
    catchThrowable(() -> form.create(client(attempts::add), Requests.CREATE));
    assertThat(withoutDurations())
        .containsExactly(
            new CallAttempt(
                "CreateSipRegistration",
                1,
                CallAttempt.Outcome.REFUSED,
                127,
                200,
                null,
                null,
                Duration.ZERO));
  }

  @ParameterizedTest
  @EnumSource
  void attempted_retries_areNumbered(Form form) {
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("faults")
            .whenScenarioStateIs("Started")
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
            .willSetStateTo("again"));
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("faults")
            .whenScenarioStateIs("again")
            .willReturn(aResponse().withStatus(503)));
    catchThrowable(() -> form.bind(client(attempts::add), Requests.BIND));
    assertThat(withoutDurations())
        .containsExactly(
            lost(
                1, null, TransportException.Reason.RESPONSE_LOST, NetworkProblem.CONNECTION_CLOSED),
            lost(2, 503, TransportException.Reason.UNUSABLE_RESPONSE, null),
            lost(3, 503, TransportException.Reason.UNUSABLE_RESPONSE, null));
  }

  private static CallAttempt lost(
      int number, Integer httpStatus, TransportException.Reason reason, NetworkProblem problem) {
    return new CallAttempt(
        "BindSipRegistration",
        number,
        CallAttempt.Outcome.NO_USABLE_RESPONSE,
        null,
        httpStatus,
        reason,
        problem,
        Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void attempted_listenerThrows_callGoesOn(Form form) {
    RecordedLogs.begin();
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":1,\"sip_registration_id\":7}")));
    CallListener failing =
        attempt -> {
          throw new IllegalStateException("metrics are down");
        };
    assertThat(form.create(client(failing), Requests.CREATE).id().value()).isEqualTo(7);
    assertThat(RecordedLogs.lines()).anyMatch(line -> line.contains("metrics are down"));
  }

  @ParameterizedTest
  @EnumSource
  void started_success_endsOnceAfterItsAttempts(Form form) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":1,\"sip_registration_id\":7}")));
    List<String> events = new CopyOnWriteArrayList<>();
    form.create(client(recorder("", events)), Requests.CREATE);
    assertThat(events).containsExactly("CreateSipRegistration", "attempt 1", "success");
  }

  @ParameterizedTest
  @EnumSource
  void started_failure_endsWithWhatTheCallerGets(Form form) {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    List<String> events = new CopyOnWriteArrayList<>();
    catchThrowable(() -> form.bind(client(recorder("", events)), Requests.BIND));
    assertThat(events)
        .containsExactly(
            "BindSipRegistration", "attempt 1", "attempt 2", "attempt 3", "TransportException");
  }

  @Test
  void started_cancelled_ends() {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
    List<String> events = new CopyOnWriteArrayList<>();
    client(recorder("", events)).bindAsync(Requests.BIND).cancel(true);
    assertThat(events).contains("BindSipRegistration", "CancellationException");
  }

  @Test
  void listeners_several_areCalledInOrderEachForItself() {
    RecordedLogs.begin();
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":1,\"sip_registration_id\":7}")));
    List<String> events = new CopyOnWriteArrayList<>();
    SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(TestCredentials.credentials())
            .baseUri(URI.create(SERVER.baseUrl()))
            .listener(recorder("a ", events))
            .listener(new FailingListener())
            .listener(recorder("b ", events))
            .build();
    client.create(Requests.CREATE);
    assertThat(events)
        .containsExactly(
            "a CreateSipRegistration",
            "b CreateSipRegistration",
            "a attempt 1",
            "b attempt 1",
            "a success",
            "b success");
    assertThat(RecordedLogs.lines()).anyMatch(line -> line.contains("The call listener failed"));
  }

  private static CallListener recorder(String name, List<String> events) {
    return new CallListener() {
      @Override
      public void attempted(CallAttempt attempt) {
        events.add(name + "attempt " + attempt.number());
      }

      @Override
      public CallEnd started(String method) {
        events.add(name + method);
        return failure ->
            events.add(name + (failure == null ? "success" : failure.getClass().getSimpleName()));
      }
    };
  }

  private static final class FailingListener implements CallListener {
    @Override
    public void attempted(CallAttempt attempt) {
      throw new IllegalStateException("metrics are down");
    }

    @Override
    public CallEnd started(String method) {
      throw new IllegalStateException("traces are down");
    }
  }

  @Test
  void attempted_withoutListener_isLogged() {
    RecordedLogs.begin();
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":1}")));
    try (SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(TestCredentials.credentials())
            .baseUri(URI.create(SERVER.baseUrl()))
            .build()) {
      client.unbind(UnbindRequest.userEverywhere(12345));
    }
    assertThat(RecordedLogs.lines())
        .singleElement()
        .asString()
        .startsWith("DEBUG")
        .contains("BindSipRegistration", "SUCCEEDED", "200");
  }
}
