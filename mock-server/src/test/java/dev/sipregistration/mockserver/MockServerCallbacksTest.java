package dev.sipregistration.mockserver;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.callbacks.CallbackDelivery;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.callbacks.DeliveryStatus;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callbacks from the event to a receiver, which is somebody else's server. */
class MockServerCallbacksTest {
  private static final Duration PATIENCE = MockServerFixture.GUARD;
  private static final AccountId ACCOUNT = DemoWorld.ACCOUNT;

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final MockServer server = SERVER.server();

  @BeforeEach
  void listen() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
    server.control().changeCallbacks(ACCOUNT, receiver());
  }

  private static Callbacks receiver() {
    return new Callbacks(URI.create(RECEIVER.url("/callbacks")), new Secret("pepper"));
  }

  private void answer(RegistrarOutcome outcome) {
    server
        .control()
        .arrange(ACCOUNT, new RegistrarSubject.OfRegistration(new SipRegistrationId(1)), outcome);
  }

  private void fail() {
    answer(new RegistrarOutcome.Rejected(SipStatus.of(403)));
  }

  private void recover() {
    answer(new RegistrarOutcome.Accepted());
  }

  private static List<String> received() {
    return RECEIVER.findAll(postRequestedFor(urlEqualTo("/callbacks"))).stream()
        .map(LoggedRequest::getBodyAsString)
        .toList();
  }

  /** The hash is what {@code printf pepper11 | md5sum} prints: the demo account has no API key. */
  @Test
  void failure_withReceiver_isSentToTheByte() {
    SERVER.as("owner").create();

    fail();

    server.callbacks().awaitDelivered(ACCOUNT, 1, PATIENCE);
    assertThat(received())
        .containsExactly(
            """
            {"callbacks":[{"callback_id":1,"type":"sip_registration_fail","account_id":1,\
            "hash":"d1d436166268b05ebfccbfdc14ac0043","account_name":"demo",\
            "account_email":"demo@example.com","account_first_name":"demo",\
            "account_last_name":"Owner","language_code":"en","balance":98.8,"currency":"USD",\
            "sip_registration_fail":{"sip_registrations":[{"sip_registration_id":1,\
            "status_code":"403","error_message":"Forbidden"}]}}]}\
            """);
  }

  @Test
  void events_ofOneAccount_arriveInOrder() {
    SERVER.as("owner").create();

    fail();
    recover();
    fail();
    recover();

    server.callbacks().awaitDelivered(ACCOUNT, 4, PATIENCE);
    assertThat(received()).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(received().get(i)).contains("\"callback_id\":" + (i + 1) + ",");
    }
  }

  @Test
  void months_passed_sendCallbacks() {
    server.control().changeTerms(ACCOUNT, terms -> terms.withLowBalance(new BigDecimal("97")));
    SERVER.as("owner").create();

    SERVER.postJson("/__admin/clock", "{\"advance\": \"P1M\"}");
    SERVER.postJson("/__admin/clock", "{\"advance\": \"P1M\"}");

    assertThat(server.callbacks().awaitSettled(ACCOUNT, PATIENCE))
        .extracting(CallbackDelivery::type, CallbackDelivery::status)
        .containsExactly(
            tuple(CallbackType.RENEWED_SUBSCRIPTIONS, DeliveryStatus.DELIVERED),
            tuple(CallbackType.MIN_BALANCE, DeliveryStatus.DELIVERED),
            tuple(CallbackType.RENEWED_SUBSCRIPTIONS, DeliveryStatus.DELIVERED));
  }

  @Test
  void monthsWithoutMoney_passed_sendCallbacks() {
    for (int i = 0; i < 83; i++) {
      SERVER.as("owner").create();
    }

    SERVER.postJson("/__admin/clock", "{\"advance\": \"P2M\"}");

    assertThat(server.callbacks().awaitSettled(ACCOUNT, PATIENCE))
        .extracting(CallbackDelivery::type)
        .contains(CallbackType.SUBSCRIPTION_IS_FROZEN, CallbackType.SUBSCRIPTION_IS_DETACHED);
  }

  @Test
  void receiver_downAtFirst_getsItWhenItIsBack() {
    RECEIVER.stubFor(
        post(anyUrl())
            .inScenario("restart")
            .whenScenarioStateIs(STARTED)
            .willSetStateTo("up")
            .willReturn(serverError()));
    RECEIVER.stubFor(
        post(anyUrl()).inScenario("restart").whenScenarioStateIs("up").willReturn(ok()));
    SERVER.as("owner").create();

    fail();
    recover();

    List<CallbackDelivery> delivered = server.callbacks().awaitDelivered(ACCOUNT, 2, PATIENCE);
    assertThat(delivered.get(0).attempts()).isEqualTo(2);
    assertThat(delivered.get(0).lastFailure()).isEqualTo("Answered with status 500");
    assertThat(received()).hasSize(3);
    assertThat(received().get(0)).isEqualTo(received().get(1));
    assertThat(received().get(2)).contains("sip_registration_recovered");
  }

  @Test
  void accounts_ofTheirOwn_haveReceiversOfTheirOwn() {
    Credentials other = server.newAccount().credentials();
    server
        .control()
        .changeCallbacks(
            other.accountId(), new Callbacks(URI.create(RECEIVER.url("/other")), null));
    SERVER.withToken(other.token(server.systemTime(), Duration.ofMinutes(1))).create();
    server
        .control()
        .arrange(
            other.accountId(),
            new RegistrarSubject.OfRegistration(new SipRegistrationId(1)),
            new RegistrarOutcome.Rejected(SipStatus.of(503)));

    server
        .callbacks()
        .awaitDelivered(other.accountId(), CallbackType.SIP_REGISTRATION_FAIL, PATIENCE);

    RECEIVER.verify(
        1,
        postRequestedFor(urlEqualTo("/other"))
            .withHeader("Content-Type", equalToIgnoreCase("application/json; charset=utf-8")));
    assertThat(server.callbacks().of(ACCOUNT)).isEmpty();
  }

  @Test
  void reset_afterwards_forgetsDeliveriesAndReceiver() {
    SERVER.as("owner").create();
    fail();
    server.callbacks().awaitDelivered(ACCOUNT, 1, PATIENCE);

    server.reset();

    assertThat(server.callbacks().of(ACCOUNT)).isEmpty();
    assertThat(server.account(ACCOUNT).profile().callbacks()).isNull();
  }

  @Test
  void hosts_notAllowed_getNothing() {
    try (MockServer strict =
        MockServer.start(
            MockServerOptions.builder()
                .seed(TestSeeds.demo())
                .callbackHosts("hooks.example.net")
                .build())) {
      strict.control().changeCallbacks(ACCOUNT, receiver());
      strict.control().changeTerms(ACCOUNT, terms -> terms.withLowBalance(new BigDecimal("100")));
      Credentials owner = strict.credentials("owner");
      assertThat(create(strict, owner.token(strict.systemTime(), Duration.ofMinutes(1))))
          .isEqualTo(200);

      List<CallbackDelivery> settled = strict.callbacks().awaitSettled(ACCOUNT, PATIENCE);

      assertThat(settled)
          .extracting(
              CallbackDelivery::type, CallbackDelivery::status, CallbackDelivery::lastFailure)
          .containsExactly(
              tuple(
                  CallbackType.MIN_BALANCE,
                  DeliveryStatus.FAILED,
                  "--callback-hosts does not allow localhost"));
    }
    RECEIVER.verify(0, postRequestedFor(anyUrl()));
  }

  private static int create(MockServer server, String token) {
    return SERVER
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        server.baseUri()
                            + "/platform_api/CreateSipRegistration?sip_username=a&proxy=b"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build())
        .status();
  }

  @Test
  void options_withoutHosts_areRefused() {
    assertThat(MockServerOptions.defaults().values().callbackHosts.rules())
        .containsExactly("loopback", "private");
    assertThatThrownBy(() -> MockServerOptions.builder().callbackHosts())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
