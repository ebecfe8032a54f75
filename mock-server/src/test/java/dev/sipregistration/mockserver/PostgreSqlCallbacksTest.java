package dev.sipregistration.mockserver;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callbacks of an account that two servers change in turn. */
class PostgreSqlCallbacksTest {
  private static final int EVENTS = 10;
  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private final String address = PostgreSql.newSchema();

  private static List<Long> received() {
    return RECEIVER.findAll(postRequestedFor(urlEqualTo("/callbacks"))).stream()
        .map(request -> id(request.getBodyAsString()))
        .toList();
  }

  private static long id(String body) {
    try {
      return JSON.readTree(body).path("callbacks").path(0).path("callback_id").asLong();
    } catch (JsonProcessingException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static void change(MockServer server, boolean failing) {
    server
        .control()
        .arrange(
            DemoWorld.ACCOUNT,
            new RegistrarSubject.OfRegistration(new SipRegistrationId(1)),
            failing
                ? new RegistrarOutcome.Rejected(SipStatus.of(403))
                : new RegistrarOutcome.Accepted());
  }

  @Test
  void events_ofTwoServers_arriveOnceAndInOrder() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
    MockServerFixture first = MockServerFixture.with(options -> options.store(address));
    MockServerFixture second = MockServerFixture.with(options -> options.store(address));
    try (MockServer one = first.server();
        MockServer other = second.server()) {
      first.as("owner").create();
      one.control()
          .changeCallbacks(
              DemoWorld.ACCOUNT,
              new Callbacks(URI.create(RECEIVER.url("/callbacks")), new Secret("pepper")));

      for (int event = 0; event < EVENTS; event++) {
        change(event % 3 == 0 ? one : other, event % 2 == 0);
      }

      Waiting.until(() -> one.account(DemoWorld.ACCOUNT).outbox().entries().isEmpty());
      assertThat(received())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }
  }

  @Test
  void server_thatIsStopped_leavesItsCallbacksToTheOther() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok().withStatus(503)));
    MockServerFixture first = MockServerFixture.with(options -> options.store(address));
    MockServerFixture second = MockServerFixture.with(options -> options.store(address));
    try (MockServer other = second.server()) {
      try (MockServer one = first.server()) {
        first.as("owner").create();
        one.control()
            .changeCallbacks(
                DemoWorld.ACCOUNT,
                new Callbacks(URI.create(RECEIVER.url("/callbacks")), new Secret("pepper")));
        change(one, true);
        Waiting.until(() -> !received().isEmpty());
      }
      RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));

      Waiting.until(() -> other.account(DemoWorld.ACCOUNT).outbox().entries().isEmpty());

      assertThat(received()).containsOnly(1L);
    }
  }
}
