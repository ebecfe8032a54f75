package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sipregistration.client.TransportException.Reason;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a list, and that no list of a hostile server goes on for ever. */
@Timeout(60)
class ListTest {

  private static final SipRegistrationId FIRST = SipRegistrationId.of(1);
  private static final ListQuery PAIRS = ListQuery.all().pageSize(2);

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  /** Shared, because each client signs a token. */
  private static SipRegistrationClient client;

  @BeforeAll
  static void openClient() {
    client = newClient();
  }

  @AfterAll
  static void closeClient() {
    client.close();
  }

  private static SipRegistrationClient newClient() {
    return newClient(URI.create(SERVER.baseUrl()));
  }

  private static SipRegistrationClient newClient(URI baseUri) {
    return SipRegistrationClient.builder()
        .credentials(TestCredentials.credentials())
        .baseUri(baseUri)
        .sleeper(new RecordingSleeper())
        .build();
  }

  private static void respondAlways(String body) {
    SERVER.stubFor(post(anyUrl()).willReturn(okJson(body)));
  }

  private static void respondAtOffset(int offset, ResponseDefinitionBuilder response) {
    SERVER.stubFor(
        post(urlPathEqualTo("/platform_api/GetSipRegistrations"))
            .withQueryParam("offset", equalTo(Integer.toString(offset)))
            .willReturn(response));
  }

  private static void respondAtOffset(int offset, String body) {
    respondAtOffset(offset, okJson(body));
  }

  private static List<Long> ids(List<SipRegistration> registrations) {
    return registrations.stream().map(each -> each.id().value()).toList();
  }

  private static TransportException failureOfList(Form form) {
    return catchThrowableOfType(TransportException.class, () -> form.list(client, PAIRS));
  }

  @Test
  void row_complete_isReadExactly() {
    respondAlways(
        """
        {"result": [{
          "sip_registration_id": 98765, "sip_username": "alice", "proxy": "sip.example.org",
          "auth_user": "alice-auth", "outbound_proxy": "edge.example.org",
          "last_updated": 1767225600, "successful": false, "status_code": 403,
          "error_message": "Forbidden", "deactivated": true,
          "next_subscription_renewal": "2026-02-01", "purchase_date": "2026-01-01 00:00:07",
          "subscription_price": "1.0500000000000000000001", "is_persistent": false,
          "user_id": 12345, "user_name": "john", "application_id": 123,
          "application_name": "demo.demo.voximplant.com", "rule_id": 7890,
          "rule_name": "incoming", "new_field": [1, {"a": null}]}],
         "count": 1, "another": null}
        """);
    assertThat(client.listPage(ListQuery.all()))
        .isEqualTo(
            new SipRegistrationPage(
                List.of(
                    new SipRegistration(
                        SipRegistrationId.of(98765),
                        "alice",
                        "sip.example.org",
                        "alice-auth",
                        "edge.example.org",
                        false,
                        true,
                        new SipRegistrationState.Failed(403, "Forbidden"),
                        new NamedId(123, "demo.demo.voximplant.com"),
                        new NamedId(7890, "incoming"),
                        new NamedId(12345, "john"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:07Z"),
                        LocalDate.of(2026, 2, 1),
                        new BigDecimal("1.0500000000000000000001"))),
                1));
  }

  @Test
  void row_withoutAllThatCanBeLeftOut_isRead() {
    respondAlways(Rows.page(1, 1));
    assertThat(client.listPage(ListQuery.all()).registrations())
        .containsExactly(Rows.registration(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"purchase_date\":\"yesterday\"",
        "\"purchase_date\":\"2026-13-01 00:00:00\"",
        "\"last_updated\":9223372036854775807",
        "\"next_subscription_renewal\":\"2026-02-30\"",
        "\"subscription_price\":\"much\"",
        "\"subscription_price\":\"1e999999999\"",
      })
  void row_valueThatCannotBeRead_isNull(String field) {
    respondAlways(
        "{\"result\":[{\"sip_registration_id\":1,\"sip_username\":\"alice\","
            + "\"proxy\":\"sip.example.org\","
            + field
            + "}],\"count\":1}");
    assertThat(client.find(FIRST)).hasValue(Rows.registration(1));
  }

  @Test
  void row_priceOfAMillionDigits_isNull() {
    respondAlways(
        "{\"result\":[{\"sip_registration_id\":1,\"sip_username\":\"alice\","
            + "\"proxy\":\"sip.example.org\",\"subscription_price\":\""
            + "9".repeat(1_000_000)
            + "\"}],\"count\":1}");
    assertThat(client.find(FIRST)).hasValue(Rows.registration(1));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"successful\":true,\"status_code\":200', Successful[]",
    "'\"successful\":false,\"status_code\":503,\"error_message\":\"Busy\"', "
        + "'Failed[statusCode=503, message=Busy]'",
    "'\"successful\":false', 'Failed[statusCode=null, message=null]'",
    "'\"is_persistent\":true', NoResult[]",
  })
  void row_state_isThatOfTheLastAttempt(String fields, String state) {
    respondAlways(
        "{\"result\":[{\"sip_registration_id\":1,\"sip_username\":\"a\",\"proxy\":\"b\","
            + fields
            + "}],\"count\":1}");
    assertThat(client.find(FIRST).orElseThrow().state()).hasToString(state);
  }

  @ParameterizedTest
  @EnumSource
  void find_existing_isThere(Form form) {
    respondAlways(Rows.page(1, 1));
    assertThat(form.find(client, FIRST)).hasValue(Rows.registration(1));
    SERVER.verify(
        1,
        postRequestedFor(urlPathEqualTo("/platform_api/GetSipRegistrations"))
            .withQueryParam("sip_registration_id", equalTo("1")));
  }

  @ParameterizedTest
  @EnumSource
  void find_unknown_isEmpty(Form form) {
    respondAlways(Rows.page(0));
    assertThat(form.find(client, FIRST)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void find_serverIgnoresTheFilter_findsItAmongOthers(Form form) {
    respondAlways(Rows.page(3, 7, 1, 9));
    assertThat(form.find(client, FIRST)).hasValue(Rows.registration(1));
  }

  @ParameterizedTest
  @EnumSource
  void find_othersOnly_isNoAnswer(Form form) {
    respondAlways(Rows.page(3, 7, 8, 9));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> form.find(client, FIRST))
        .withMessageContaining("rows, but none of SIP registration 1");
  }

  @ParameterizedTest
  @EnumSource
  void list_severalPages_isWhole(Form form) {
    respondAtOffset(0, Rows.page(5, 1, 2));
    respondAtOffset(2, Rows.page(5, 3, 4));
    respondAtOffset(4, Rows.page(5, 5));
    assertThat(ids(form.list(client, PAIRS))).containsExactly(1L, 2L, 3L, 4L, 5L);
    SERVER.verify(3, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void listPage_ofOffset_isThatPageAlone(Form form) {
    respondAtOffset(2, Rows.page(5, 3, 4));
    SipRegistrationPage page = form.listPage(client, PAIRS.offset(2));
    assertThat(ids(page.registrations())).containsExactly(3L, 4L);
    assertThat(page.total()).isEqualTo(5);
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void stream_untilItsTerminalOperation_makesNoCall() {
    respondAtOffset(0, Rows.page(5, 1, 2));
    Stream<SipRegistration> stream = client.list(PAIRS);
    SERVER.verify(0, anyRequestedFor(anyUrl()));
    assertThat(stream.findFirst()).hasValue(Rows.registration(1));
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void stream_limited_readsNoFurtherPage() {
    respondAtOffset(0, Rows.page(5, 1, 2));
    respondAtOffset(2, Rows.page(5, 3, 4));
    assertThat(client.list(PAIRS).limit(3)).hasSize(3);
    SERVER.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void stream_parallel_isWhole() {
    respondAtOffset(0, Rows.page(5, 1, 2));
    respondAtOffset(2, Rows.page(5, 3, 4));
    respondAtOffset(4, Rows.page(5, 5));
    assertThat(client.list(PAIRS).parallel().map(each -> each.id().value()).toList())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @ParameterizedTest
  @EnumSource
  void list_laterPageFails_isRetriedAlone(Form form) {
    respondAtOffset(0, Rows.page(3, 1, 2));
    respondAtOffset(2, aResponse().withStatus(503));
    TransportException failure = failureOfList(form);
    assertThat(failure.httpStatus()).hasValue(503);
    SERVER.verify(4, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void list_laterPageIsRefused_fails(Form form) {
    respondAtOffset(0, Rows.page(3, 1, 2));
    respondAtOffset(2, "{\"error\":{\"code\":104,\"msg\":\"Forbidden command\"}}");
    assertThatExceptionOfType(ApiErrorException.class)
        .isThrownBy(() -> form.list(client, PAIRS))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(ApiErrorKind.FORBIDDEN_BY_ROLE));
  }

  @Test
  void list_closedClient_isRefusedAtOnceAndInTheStream() {
    respondAtOffset(0, Rows.page(5, 1, 2));
    SipRegistrationClient closing = newClient();
    Stream<SipRegistration> stream = closing.list(PAIRS);
    closing.close();
    assertThatIllegalStateException().isThrownBy(stream::toList);
    assertThatIllegalStateException().isThrownBy(() -> closing.list(PAIRS));
    assertThatIllegalStateException().isThrownBy(() -> closing.listAsync(PAIRS));
    SERVER.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void listAsync_cancelled_abandonsTheCallAtHand() throws Exception {
    CompletableFuture<Boolean> arrived = new CompletableFuture<>();
    CompletableFuture<Boolean> gone = new CompletableFuture<>();
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.readRequest();
                  arrived.complete(true);
                  try {
                    connection.readRequest();
                  } finally {
                    gone.complete(true);
                  }
                });
        SipRegistrationClient other = newClient(server.uri())) {
      CompletableFuture<List<SipRegistration>> list = other.listAsync(PAIRS);
      arrived.get();
      assertThat(list.cancel(true)).isTrue();
      assertThat(gone.get()).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  // What a hostile or broken server may send.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":[]}",
        "{\"count\":1}",
        "{\"result\":null,\"count\":0}",
        "{\"result\":[],\"count\":null}",
        "{\"result\":[],\"count\":-1}",
        "{\"result\":1,\"count\":1}",
        "{\"result\":{},\"count\":1}",
        "{\"result\":[],\"count\":2147483648}",
        "{\"result\":[],\"count\":1e3}",
        "{\"result\":[],\"count\":\"1\"}",
        "{\"result\":[[]],\"count\":1}",
        "{\"result\":[{}],\"count\":1}",
        "{\"result\":[null],\"count\":1}",
        "null",
      })
  void list_responseIsNoList_isUnusable(String body) {
    respondAlways(body);
    for (Form form : Form.values()) {
      assertThat(failureOfList(form).reason()).isEqualTo(Reason.UNUSABLE_RESPONSE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null                                          | row 2 without sip_registration_id",
        "{}                                            | row 2 without sip_registration_id",
        "{\"sip_registration_id\":0}                   | row 2 without sip_registration_id",
        "{\"sip_registration_id\":2,\"proxy\":\"b\"}   | row 2 without sip_username",
        "{\"sip_registration_id\":2,\"sip_username\":\"a\"} | row 2 without proxy",
      })
  void list_rowWithoutWhatIdentifiesIt_saysWhich(String row, String flaw) {
    respondAlways("{\"result\":[" + Rows.row(1) + "," + row + "],\"count\":2}");
    assertThat(failureOfList(Form.BLOCKING))
        .hasMessageStartingWith("GetSipRegistrations: HTTP status 200, " + flaw + ": {\"result\"");
  }

  @ParameterizedTest
  @EnumSource
  void list_countIsLessThanTheRows_deliversTheRows(Form form) {
    respondAlways(Rows.page(0, 1, 2, 3));
    assertThat(ids(form.list(client, PAIRS))).containsExactly(1L, 2L, 3L);
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void list_countIsFarTooHigh_endsWithTheRows(Form form) {
    respondAtOffset(0, Rows.page(Integer.MAX_VALUE, 1, 2));
    respondAtOffset(2, Rows.page(Integer.MAX_VALUE));
    assertThat(ids(form.list(client, PAIRS))).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @EnumSource
  void list_samePageForEver_endsWithAnError(Form form) {
    respondAlways(Rows.page(Integer.MAX_VALUE, 1, 2));
    TransportException failure = failureOfList(form);
    assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE_RESPONSE);
    assertThat(failure).hasMessageContaining("pages that repeat the same SIP registrations");
    SERVER.verify(8, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void list_morePagesThanTheCountSays_areNotRead(Form form) {
    respondAtOffset(0, Rows.page(3, 1, 2));
    respondAtOffset(2, Rows.page(3, 3, 4));
    assertThat(ids(form.list(client, PAIRS))).containsExactly(1L, 2L, 3L, 4L);
    SERVER.verify(2, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void list_sameIdTwiceOnAPage_isDeliveredOnce(Form form) {
    respondAlways(Rows.page(2, 1, 1));
    assertThat(ids(form.list(client, PAIRS))).containsExactly(1L);
  }

  @ParameterizedTest
  @EnumSource
  void list_allRowsOnOnePage_areRead(Form form) {
    long[] all = LongStream.rangeClosed(1, 5_000).toArray();
    respondAlways(Rows.page(all.length, all));
    assertThat(form.list(client, PAIRS)).hasSize(5_000);
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void list_longerThanOtherResponses_isRead() {
    respondAlways(
        Rows.page(1, 1) + " ".repeat(ApiMethod.LIST.maxBodyBytes() - Rows.page(1, 1).length()));
    assertThat(client.listPage(ListQuery.all()).total()).isEqualTo(1);
  }

  @Test
  void list_tooLong_isUnusable() {
    respondAlways(Rows.page(1, 1) + " ".repeat(ApiMethod.LIST.maxBodyBytes()));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> client.listPage(ListQuery.all()))
        .withMessageContaining("more than 16777216 bytes");
  }

  @Test
  void list_pageLost_isReadAgain() {
    SERVER.stubFor(
        post(anyUrl())
            .inScenario("lost")
            .willReturn(aResponse().withStatus(502))
            .willSetStateTo("there"));
    SERVER.stubFor(
        post(anyUrl())
            .inScenario("lost")
            .whenScenarioStateIs("there")
            .willReturn(okJson(Rows.page(1, 1))));
    assertThat(ids(client.list(PAIRS).toList())).containsExactly(1L);
  }
}
