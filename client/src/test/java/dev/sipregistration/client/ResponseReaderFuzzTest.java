package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any response is a success or one of the client's exceptions.
 *
 * <p>The normal test run replays the inputs. A fuzz test by itself searches for new ones, for its
 * maximum duration; an input that fails is written to src/test/resources and replayed from then on:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl openapi,client test -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest='ResponseReaderFuzzTest#read_anyBody*'</pre>
 */
class ResponseReaderFuzzTest {

  private static final String PASSWORD = "s3cret+p&ss";
  private static final Secrets SECRETS = Secrets.of(PASSWORD);
  private static final ResponseReader READER =
      new ResponseReader(Clock.fixed(Instant.parse("2026-01-02T10:00:00Z"), ZoneOffset.UTC));
  private static final HttpHeaders PLAIN = headers(Map.of());
  private static final HttpHeaders GZIP = headers(Map.of("Content-Encoding", List.of("gzip")));

  static Stream<byte[]> bodies() throws IOException {
    return Stream.of(
        utf8(
            "{\"result\":1,\"sip_registration_id\":7,\"account_info\":{\"account_id\":1,"
                + "\"frozen\":false,\"balance\":98.80,\"currency\":\"USD\"}}"),
        utf8("{\"error\":{\"code\":127,\"msg\":\"Money\",\"field_name\":\"s3cret+p&ss\"}}"),
        utf8(
            "{\"error\":{\"code\":134,\"msg\":\"s3cret+p&ss s3cret%2Bp%26ss\"},"
                + "\"errors\":[{\"code\":134},{\"code\":273,\"msg\":\"s3cret+p&ss\"}]}"),
        utf8("{\"errors\":[null]}"),
        utf8("{\"result\":1}{\"result\":2}"),
        utf8("{\"result\":1,\"error\":null,\"errors\":null,\"result\":0,\"errors\":[]}"),
        utf8(
            "{\"result\":1,\"sip_registration_id\":1e99,\"account_info\":{\"balance\":1e999999999}}"),
        utf8("{\"x\":" + "[".repeat(2000)),
        utf8(
            "{\"result\":[{\"sip_registration_id\":7,\"sip_username\":\"alice\","
                + "\"proxy\":\"sip.example.org\",\"last_updated\":1767225600,"
                + "\"successful\":false,\"status_code\":403,\"error_message\":\"Forbidden\","
                + "\"deactivated\":false,\"next_subscription_renewal\":\"2026-02-01\","
                + "\"purchase_date\":\"2026-01-01 00:00:00\",\"subscription_price\":\"1.00\","
                + "\"is_persistent\":true,\"application_id\":123}],\"count\":1}"),
        utf8(
            "{\"result\":[{\"sip_registration_id\":7,\"sip_username\":\"s3cret+p&ss\"}],"
                + "\"count\":1}"),
        utf8("{\"result\":[{\"sip_registration_id\":8},null],\"count\":-1}"),
        utf8("null"),
        utf8("<html>Welcome to the hotel's network</html>"),
        utf8("\ufeff{\"result\":1}"),
        gzip("{\"result\":1,\"sip_registration_id\":7}"));
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "10s")
  void read_anyBody_isSuccessOrFailure(byte[] body) {
    for (int status : new int[] {200, 404, 503}) {
      check(new RawResponse(status, PLAIN, body));
    }
    check(new RawResponse(200, GZIP, body));
  }

  static Stream<byte[]> dates() {
    return Stream.of(
            "120",
            "999999999999",
            "Fri, 02 Jan 2026 10:00:07 GMT",
            "Mon, 32 Jan 2026 10:00:07 GMT",
            "Fri, 31 Dec 9999 23:59:59 +1800",
            "soon")
        .map(ResponseReaderFuzzTest::utf8);
  }

  @MethodSource("dates")
  @FuzzTest(maxDuration = "10s")
  void read_anyDateHeader_isIgnoredOrUnderstood(byte[] value) {
    String header = new String(value, StandardCharsets.ISO_8859_1);
    check(
        new RawResponse(
            503,
            headers(Map.of("Retry-After", List.of(header), "Date", List.of(header))),
            new byte[0]));
  }

  private static void check(RawResponse response) {
    AttemptResult<CreatedSipRegistration> created =
        READER.read(ApiMethod.CREATE, response, SECRETS);
    if (created instanceof AttemptResult.Success<CreatedSipRegistration> success) {
      assertThat(success.value()).isNotNull();
    }
    check(created, response.status());
    check(READER.read(ApiMethod.BIND, response, SECRETS), response.status());
    check(READER.read(ApiMethod.UPDATE, response, SECRETS), response.status());
    check(READER.read(ApiMethod.DELETE, response, SECRETS), response.status());
    check(READER.read(ApiMethod.LIST, response, SECRETS), response.status());
    check(
        READER.read(ApiMethod.find(SipRegistrationId.of(7)), response, SECRETS), response.status());
  }

  private static void check(AttemptResult<?> result, int status) {
    if (!(result instanceof AttemptResult.Failure<?> failure)) {
      assertThat(status).isEqualTo(200);
      return;
    }
    assertThat(failure.exception().toString()).doesNotContain(PASSWORD, "s3cret%2Bp%26ss");
    assertThat(failure.exception()).hasNoCause();
    if (failure.exception() instanceof TransportException unusable) {
      assertThat(unusable.reason()).isEqualTo(TransportException.Reason.UNUSABLE_RESPONSE);
      assertThat(unusable.mayHaveBeenCarriedOut()).isEqualTo(status != 404);
    }
    if (failure.retryAfter() != null) {
      assertThat(failure.retryAfter()).isGreaterThanOrEqualTo(Duration.ZERO);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(utf8(text));
    }
    return bytes.toByteArray();
  }

  private static HttpHeaders headers(Map<String, List<String>> values) {
    return HttpHeaders.of(values, (name, value) -> true);
  }
}
