package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looking for what a lost creation has created: what it costs, and what it cannot see. */
@Timeout(60)
class CreateOrFindTest {

  private static final String CREATE = "/platform_api/CreateSipRegistration";
  private static final String LIST = "/platform_api/GetSipRegistrations";
  private static final ResponseDefinitionBuilder LOST =
      aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
  private static final ResponseDefinitionBuilder CREATED =
      okJson(
          "{\"result\":1,\"sip_registration_id\":7,\"account_info\":{\"account_id\":1,"
              + "\"balance\":98.80}}");

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final RecordingSleeper sleeper = new RecordingSleeper();
  private int steps;

  private SipRegistrationClient.Builder builder() {
    return SipRegistrationClient.builder()
        .credentials(TestCredentials.credentials())
        .baseUri(URI.create(SERVER.baseUrl()))
        .sleeper(sleeper);
  }

  /** Expects a call next, and responds to it. */
  private CreateOrFindTest then(String path, ResponseDefinitionBuilder response) {
    SERVER.stubFor(
        post(urlPathEqualTo(path))
            .inScenario("calls")
            .whenScenarioStateIs(steps == 0 ? Scenario.STARTED : "after " + steps)
            .willReturn(response)
            .willSetStateTo("after " + ++steps));
    return this;
  }

  private CreateOrFindTest thenListed(long... ids) {
    return then(LIST, okJson(Rows.page(ids.length, ids)));
  }

  private CreateOrFindTest thenCreate(ResponseDefinitionBuilder response) {
    return then(CREATE, response);
  }

  private void assertSent(int lists, int creations) {
    SERVER.verify(lists, postRequestedFor(urlPathEqualTo(LIST)));
    SERVER.verify(creations, postRequestedFor(urlPathEqualTo(CREATE)));
  }

  private <E extends Exception> E failure(Class<E> type, Form form) {
    return failure(type, form, builder().build());
  }

  private static <E extends Exception> E failure(
      Class<E> type, Form form, SipRegistrationClient client) {
    return catchThrowableOfType(type, () -> form.createOrFind(client, Requests.CREATE));
  }

  private static CreatedSipRegistration found(long id) {
    return new CreatedSipRegistration(SipRegistrationId.of(id), Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_created_isNotLookedFor(Form form) {
    thenListed(3).thenCreate(CREATED);
    CreatedSipRegistration created = form.createOrFind(builder().build(), Requests.CREATE);
    assertThat(created.id()).isEqualTo(SipRegistrationId.of(7));
    assertThat(created.accountInfo()).isPresent();
    assertSent(1, 1);
    SERVER.verify(
        postRequestedFor(urlPathEqualTo(LIST)).withQueryParam("sip_username", equalTo("alice")));
    assertThat(sleeper.delays()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_responseLost_isFound(Form form) {
    thenListed(3).thenCreate(LOST).thenListed(3, 7);
    assertThat(form.createOrFind(builder().build(), Requests.CREATE)).isEqualTo(found(7));
    assertSent(2, 1);
  }

  @Test
  void createOrFind_anyFailureThatLeavesItOpen_isFound() {
    for (ResponseDefinitionBuilder open :
        new ResponseDefinitionBuilder[] {
          aResponse().withStatus(504),
          okJson("{\"result\":1,"),
          okJson("{\"error\":{\"code\":5,\"msg\":\"Billing failed\"}}"),
          okJson("{\"error\":{\"code\":484,\"msg\":\"probable automatic request resend\"}}"),
        }) {
      SERVER.resetAll();
      steps = 0;
      thenListed().thenCreate(open).thenListed(7);
      assertThat(builder().build().createOrFind(Requests.CREATE)).isEqualTo(found(7));
      assertSent(2, 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_thereLater_isFoundLater(Form form) {
    thenListed().thenCreate(LOST).thenListed().thenListed().thenListed(7);
    assertThat(form.createOrFind(builder().build(), Requests.CREATE)).isEqualTo(found(7));
    assertSent(4, 1);
    assertThat(sleeper.delays()).hasSize(3).isSorted();
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_notThere_isNotCreatedAgain(Form form) {
    thenListed(3).thenCreate(LOST).thenListed(3).thenListed(3).thenListed(3);
    TransportException failure = failure(TransportException.class, form);
    assertThat(failure.method()).isEqualTo("CreateSipRegistration");
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    assertSent(4, 1);
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_notThereAndRetriesEnabled_isCreatedAgain(Form form) {
    thenListed(3).thenCreate(LOST).thenListed(3).thenListed(3).thenCreate(CREATED);
    SipRegistrationClient client =
        builder().retryCreate(RetryPolicy.upTo(2)).retryIdempotent(RetryPolicy.upTo(2)).build();
    assertThat(form.createOrFind(client, Requests.CREATE).id()).isEqualTo(SipRegistrationId.of(7));
    assertSent(3, 2);
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_secondCreationIsRefused_isLookedForOnceMore(Form form) {
    thenListed()
        .thenCreate(LOST)
        .thenListed()
        .thenCreate(okJson("{\"error\":{\"code\":127,\"msg\":\"Insufficient money\"}}"))
        .thenListed(7);
    SipRegistrationClient client =
        builder().retryCreate(RetryPolicy.upTo(2)).retryIdempotent(RetryPolicy.never()).build();
    assertThat(form.createOrFind(client, Requests.CREATE)).isEqualTo(found(7));
    assertSent(3, 2);
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_severalNewOnes_takesNone(Form form) {
    thenListed().thenCreate(LOST).thenListed(7, 8);
    assertThat(failure(TransportException.class, form).mayHaveBeenCarriedOut()).isTrue();
    assertSent(2, 1);
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_newOneAtAnotherServer_isNotTakenForIt(Form form) {
    thenListed().thenCreate(LOST);
    ResponseDefinitionBuilder elsewhere =
        okJson(
            "{\"result\":["
                + Rows.row(7, "sip.example.net")
                + ","
                + Rows.row(8, "SIP.example.org")
                + "],\"count\":2}");
    then(LIST, elsewhere);
    assertThat(form.createOrFind(builder().build(), Requests.CREATE)).isEqualTo(found(8));
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_refused_isNotLookedFor(Form form) {
    thenListed().thenCreate(okJson("{\"error\":{\"code\":127,\"msg\":\"Insufficient money\"}}"));
    assertThat(failure(ApiErrorException.class, form).kind())
        .isEqualTo(ApiErrorKind.NOT_ENOUGH_MONEY);
    assertSent(1, 1);
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_certainlyNotProcessed_isNotLookedFor(Form form) {
    thenListed().thenCreate(aResponse().withStatus(404));
    assertThat(failure(TransportException.class, form).mayHaveBeenCarriedOut()).isFalse();
    assertSent(1, 1);
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_listRefusedBefore_createsNothing(Form form) {
    then(LIST, okJson("{\"error\":{\"code\":104,\"msg\":\"Forbidden command\"}}"));
    assertThat(failure(ApiErrorException.class, form).method()).isEqualTo("GetSipRegistrations");
    assertSent(1, 0);
  }

  @ParameterizedTest
  @EnumSource
  void createOrFind_lookFails_throwsWhatTheCreationThrew(Form form) {
    thenListed().thenCreate(LOST);
    then(LIST, okJson("{\"error\":{\"code\":131,\"msg\":\"The account is not activated\"}}"));
    TransportException failure = failure(TransportException.class, form);
    assertThat(failure.method()).isEqualTo("CreateSipRegistration");
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    assertThat(failure.getSuppressed())
        .singleElement()
        .isInstanceOfSatisfying(
            ApiErrorException.class, refused -> assertThat(refused.code()).isEqualTo(131));
  }

  @Test
  void createOrFind_listIsEndless_throwsWhatTheCreationThrew() {
    thenListed().thenCreate(LOST);
    SERVER.stubFor(
        post(urlPathEqualTo(LIST))
            .inScenario("calls")
            .whenScenarioStateIs("after " + steps)
            .willReturn(okJson(Rows.page(Integer.MAX_VALUE, 1))));
    TransportException failure = failure(TransportException.class, Form.BLOCKING);
    assertThat(failure.method()).isEqualTo("CreateSipRegistration");
    assertThat(failure.getSuppressed()[0]).hasMessageContaining("pages that repeat the same");
  }

  @Test
  void createOrFind_interrupted_throwsWithoutLooking() throws InterruptedException {
    thenListed().thenCreate(LOST);
    SipRegistrationClient client =
        builder()
            .listener(
                attempt -> {
                  if (attempt.method().equals("CreateSipRegistration")) {
                    Thread.currentThread().interrupt();
                  }
                })
            .build();
    TransportException failure = failure(TransportException.class, Form.BLOCKING, client);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.method()).isEqualTo("CreateSipRegistration");
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    assertSent(1, 1);
  }
}
