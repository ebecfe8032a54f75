package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sipregistration.client.TransportException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every transport fault ends as one exception that says whether the request may have been carried
 * out.
 */
@Timeout(60)
class FaultTest {

  private static final String CREATED = "{\"result\":1,\"sip_registration_id\":7}";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(
              com.github.tomakehurst.wiremock.core.WireMockConfiguration.options()
                  .dynamicPort()
                  .gzipDisabled(true))
          .build();

  /** Shared where possible, because each client signs a token. */
  private static final RecordingSleeper SLEEPER = new RecordingSleeper();

  private static SipRegistrationClient sharedClient;

  private final RecordingSleeper sleeper = new RecordingSleeper();

  @BeforeAll
  static void openClient() {
    sharedClient = client(URI.create(SERVER.baseUrl()), Duration.ofSeconds(30), SLEEPER);
  }

  @AfterAll
  static void closeClient() {
    sharedClient.close();
  }

  private static SipRegistrationClient client(URI uri, Duration timeout, Sleeper sleeper) {
    return SipRegistrationClient.builder()
        .credentials(TestCredentials.credentials())
        .baseUri(uri)
        .callTimeout(timeout)
        .retryCreate(RetryPolicy.upTo(3))
        .sleeper(sleeper)
        .build();
  }

  private TransportException failureOfCreate(Form form, URI uri, Duration timeout) {
    try (SipRegistrationClient client = client(uri, timeout, sleeper)) {
      return catchThrowableOfType(
          TransportException.class, () -> form.create(client, Requests.CREATE));
    }
  }

  private TransportException failureOfFault(Form form, Fault fault) {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
    TransportException failure =
        failureOfCreate(form, URI.create(SERVER.baseUrl()), Duration.ofSeconds(30));
    SERVER.verify(1, anyRequestedFor(anyUrl()));
    return failure;
  }

  private TransportException failureOfCreate(Form form, ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
    TransportException failure =
        catchThrowableOfType(
            TransportException.class, () -> form.create(sharedClient, Requests.CREATE));
    SERVER.verify(1, anyRequestedFor(anyUrl()));
    return failure;
  }

  private void assertUnusable(TransportException failure, int status) {
    assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE_RESPONSE);
    assertThat(failure.httpStatus()).hasValue(status);
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    assertThat(failure).hasMessageContaining("CreateSipRegistration");
    assertThat(SLEEPER.delays()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void create_connectionRefused_isRetriedAndWasNotCarriedOut(Form form) throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      URI nobody = URI.create("http://127.0.0.1:" + port.number());
      TransportException failure = failureOfCreate(form, nobody, Duration.ofSeconds(30));
      assertThat(failure.reason()).isEqualTo(Reason.NOT_CONNECTED);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
      assertThat(failure.httpStatus()).isEmpty();
      assertThat(sleeper.delays()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void create_connectionResetBeforeRequestWasRead_isNotRetried(Form form) throws IOException {
    try (RawServer server = RawServer.resettingAtOnce()) {
      TransportException failure = failureOfCreate(form, server.uri(), Duration.ofSeconds(30));
      assertThat(failure.reason()).isEqualTo(Reason.RESPONSE_LOST);
      assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void create_connectionResetAfterRequest_isSentOnce(Form form) throws IOException {
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.readRequest();
              connection.reset();
            })) {
      TransportException failure = failureOfCreate(form, server.uri(), Duration.ofSeconds(30));
      assertThat(failure.reason()).isEqualTo(Reason.RESPONSE_LOST);
      assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
      assertThat(server.requests()).hasSize(1);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "MALFORMED_RESPONSE_CHUNK"})
  void create_responseLost_isSentOnce(Fault fault) {
    for (Form form : Form.values()) {
      SERVER.resetAll();
      TransportException failure = failureOfFault(form, fault);
      assertThat(failure.reason()).isEqualTo(Reason.RESPONSE_LOST);
      assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void create_garbageInsteadOfHttp_isSentOnce(Form form) {
    TransportException failure = failureOfFault(form, Fault.RANDOM_DATA_THEN_CLOSE);
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void create_bodyDribblesWithinDeadline_succeeds(Form form) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson(CREATED).withChunkedDribbleDelay(10, 100)));
    assertThat(form.create(sharedClient, Requests.CREATE).id()).isEqualTo(SipRegistrationId.of(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"result\":1,\"sip_regis",
        "{}",
        "{\"result\":1}",
        "{\"result\":0,\"sip_registration_id\":7}",
        "{\"sip_registration_id\":7}",
        "{\"result\":1,\"sip_registration_id\":0}",
        "{\"result\":1,\"sip_registration_id\":\"7\"}",
        "{\"result\":1,\"sip_registration_id\":7.9}",
        "{\"result\":1,\"sip_registration_id\":7} {}",
        "{\"result\":1,\"sip_registration_id\":7,\"account_info\":[]}",
        "{\"error\":{}}",
        "{\"error\":{\"msg\":\"no code\"}}",
        "{\"errors\":[null]}",
        "<html><body>Welcome to the hotel's network</body></html>",
      })
  void create_responseIsNoneOfTheApi_isSentOnce(String body) {
    for (Form form : Form.values()) {
      SERVER.resetAll();
      assertUnusable(failureOfCreate(form, okJson(body)), 200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void create_html503_saysStatusAndExcerptAndRetryAfter(Form form) {
    TransportException failure =
        failureOfCreate(
            form,
            aResponse()
                .withStatus(503)
                .withHeader("Retry-After", "7")
                .withBody("<html>\r\n\u001b[31mBusy \u009b" + "!".repeat(5_000)));
    assertUnusable(failure, 503);
    assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(7));
    assertThat(failure).hasMessageContaining("HTTP status 503, not JSON: ");
    assertThat(failure).hasMessageContaining("<html> [31mBusy !!!");
    assertThat(failure.getMessage()).hasSizeLessThan(400).doesNotContain("\n", "\u001b", "\u009b");
  }

  @Test
  void create_retryAfter_isThatOfTheResponse() {
    assertThat(
            failureOfCreate(
                    Form.BLOCKING, aResponse().withStatus(429).withHeader("Retry-After", "3600"))
                .retryAfter())
        .hasValue(Duration.ofHours(1));
    SERVER.resetAll();
    assertThat(failureOfCreate(Form.BLOCKING, aResponse().withStatus(429)).retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"result\":1,\"sip_regis          | truncated JSON, which ends at line 1, column 23",
        "{\"result\":1,                    | truncated JSON, which ends at line 1, column 13",
        "{\"result\":x}                    | malformed JSON at line 1, column 11",
        "{\"result\":\"x\"}                | unexpected JSON at line 1, column 11",
        "{\"result\":1}                    | no result of this method",
        "{\"error\":{}}                    | not a response of this method",
      })
  void create_responseIsBroken_saysWhere(String body, String flaw) {
    assertThat(failureOfCreate(Form.BLOCKING, okJson(body)))
        .hasMessage(
            "CreateSipRegistration: HTTP status 200, "
                + flaw
                + ": "
                + body
                + "; the request may have been carried out");
  }

  @Test
  void create_sixtyThousandErrors_areBounded() {
    StringBuilder errors = new StringBuilder("{\"errors\":[");
    for (int code = 1; code <= 60_000; code++) {
      errors.append("{\"code\":").append(code).append("},");
    }
    errors.setCharAt(errors.length() - 1, ']');
    SERVER.stubFor(any(anyUrl()).willReturn(okJson(errors + "}")));
    ApiErrorException failure =
        catchThrowableOfType(ApiErrorException.class, () -> sharedClient.create(Requests.CREATE));
    assertThat(failure.errors()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "-1e2000"})
  void create_balanceIsAbsurd_isLeftOut(String balance) {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"result\":1,\"sip_registration_id\":7,\"account_info\":"
                        + "{\"account_id\":1,\"balance\":"
                        + balance
                        + "}}")));
    assertThat(sharedClient.create(Requests.CREATE).accountInfo())
        .hasValue(new AccountInfo(1, null, null, null));
  }

  @Test
  void create_textOfErrorIsLong_isBounded() {
    String text = "x".repeat(500_000);
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"error\":{\"code\":101,\"msg\":\""
                        + text
                        + "\",\"field_name\":\"a\\n"
                        + text
                        + "\"}}")));
    ApiErrorException failure =
        catchThrowableOfType(ApiErrorException.class, () -> sharedClient.create(Requests.CREATE));
    assertThat(failure.getMessage()).hasSizeLessThan(600).doesNotContain("\n");
    assertThat(failure.apiMessage()).hasSizeLessThan(1_100);
    assertThat(failure.fieldName().orElseThrow()).hasSizeLessThan(1_100);
  }

  @Test
  void create_responseIsInvalidUtf8_isUnusable() {
    byte[] body = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
    assertUnusable(failureOfCreate(Form.BLOCKING, aResponse().withStatus(200).withBody(body)), 200);
  }

  @ParameterizedTest
  @EnumSource
  void create_html502_isSentOnce(Form form) {
    assertUnusable(
        failureOfCreate(
            form, aResponse().withStatus(502).withBody("<html><h1>Bad Gateway</h1></html>")),
        502);
  }

  @ParameterizedTest
  @EnumSource
  void create_status500WithSuccessInIt_isNoSuccess(Form form) {
    assertUnusable(failureOfCreate(form, aResponse().withStatus(500).withBody(CREATED)), 500);
  }

  @ParameterizedTest
  @EnumSource
  void create_status404_wasNotCarriedOut(Form form) {
    TransportException failure = failureOfCreate(form, aResponse().withStatus(404));
    assertThat(failure.httpStatus()).hasValue(404);
    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void create_redirected_isNotFollowed(int status) {
    TransportException failure =
        failureOfCreate(
            Form.BLOCKING,
            aResponse().withStatus(status).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));
    assertThat(failure.httpStatus()).hasValue(status);
  }

  @ParameterizedTest
  @EnumSource
  void create_responseTooLong_isUnusable(Form form) {
    TransportException failure =
        failureOfCreate(form, okJson(CREATED + " ".repeat(ApiMethod.CREATE.maxBodyBytes())));
    assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE_RESPONSE);
    assertThat(failure).hasMessageContaining("more than 1048576 bytes");
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void create_responseJustNotTooLong_succeeds(Form form) {
    String body = CREATED + " ".repeat(ApiMethod.CREATE.maxBodyBytes() - CREATED.length());
    SERVER.stubFor(any(anyUrl()).willReturn(okJson(body)));
    assertThat(form.create(sharedClient, Requests.CREATE).id()).isEqualTo(SipRegistrationId.of(7));
  }

  @Test
  void create_responseCompressed_isRead() throws IOException {
    SERVER.stubFor(any(anyUrl()).willReturn(compressed(gzip(CREATED))));
    assertThat(sharedClient.create(Requests.CREATE).id()).isEqualTo(SipRegistrationId.of(7));
  }

  @Test
  void create_compressedResponseTruncated_isUnusable() throws IOException {
    byte[] whole = gzip(CREATED);
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertUnusable(failureOfCreate(Form.BLOCKING, compressed(half)), 200);
  }

  @Test
  void create_compressedResponseGrowsTooLong_isUnusable() throws IOException {
    byte[] bomb = gzip(CREATED + " ".repeat(ApiMethod.CREATE.maxBodyBytes()));
    assertThat(bomb.length).isLessThan(10_000);
    assertUnusable(failureOfCreate(Form.BLOCKING, compressed(bomb)), 200);
  }

  private static ResponseDefinitionBuilder compressed(byte[] body) {
    return aResponse().withStatus(200).withHeader("Content-Encoding", "gzip").withBody(body);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
