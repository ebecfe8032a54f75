package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sipregistration.client.observation.ObservedCalls;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservedCallsTest {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final ObservationRegistry registry = ObservationRegistry.create();
  private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();
  private SipRegistrationClient client;

  @BeforeEach
  void connect() {
    registry.observationConfig().observationHandler(new Recorder());
    client =
        SipRegistrationClient.builder()
            .credentials(TestCredentials.credentials())
            .baseUri(URI.create(SERVER.baseUrl()))
            .sleeper(new RecordingSleeper())
            .listener(new ObservedCalls(registry))
            .build();
  }

  private final class Recorder implements ObservationHandler<Observation.Context> {
    @Override
    public void onStop(Observation.Context context) {
      stopped.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource
  void success_isObservedOnce(Form form) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":1}")));
    form.bind(client, Requests.BIND);
    assertThat(keyValues())
        .containsExactlyInAnyOrder("method=BindSipRegistration", "outcome=SUCCEEDED", "code=none");
    assertThat(stopped.get(0).getName()).isEqualTo("sip.registration.client.calls");
    assertThat(stopped.get(0).getContextualName()).isEqualTo("BindSipRegistration");
    assertThat(stopped.get(0).getError()).isNull();
  }

  @Test
  void refusal_hasItsCodeAndNoSecret() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                okJson("{\"error\":{\"code\":127,\"msg\":\"no: " + Requests.PASSWORD + "\"}}")));
    Throwable refusal = catchThrowable(() -> client.create(Requests.CREATE));
    assertThat(keyValues()).contains("outcome=REFUSED", "code=127");
    assertThat(stopped.get(0).getError()).isSameAs(refusal);
    assertThat(stopped.get(0).toString()).doesNotContain(Requests.PASSWORD);
  }

  @Test
  void retriedCall_isOneObservation() {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    catchThrowable(() -> client.bind(Requests.BIND));
    assertThat(keyValues()).contains("outcome=NO_USABLE_RESPONSE", "code=none");
  }

  @Test
  void cancelledCall_isAbandoned() {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
    client.bindAsync(Requests.BIND).cancel(true);
    assertThat(keyValues()).contains("outcome=ABANDONED", "code=none");
  }

  @ParameterizedTest
  @EnumSource
  void callWithinAnObservation_isItsChild(Form form) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":1}")));
    Observation parent = Observation.start("request", registry);
    parent.scoped(() -> form.bind(client, Requests.BIND));
    assertThat(stopped).singleElement();
    assertThat(stopped.get(0).getParentObservation()).isEqualTo(parent);
  }

  private List<String> keyValues() {
    assertThat(stopped).hasSize(1);
    return stopped.get(0).getLowCardinalityKeyValues().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .toList();
  }
}
