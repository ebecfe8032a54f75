package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's wrong clock is corrected by the server's, at the cost of one more request. */
class ClockSkewTest {

  private static final Instant OURS = Instant.parse("2026-01-02T10:00:00Z");

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final RecordingSleeper sleeper = new RecordingSleeper();
  private final SipRegistrationClient client =
      SipRegistrationClient.builder()
          .credentials(TestCredentials.credentials())
          .baseUri(URI.create(SERVER.baseUrl()))
          .clock(new AdjustableClock(OURS))
          .sleeper(sleeper)
          .build();

  private static ResponseDefinitionBuilder refusal(int code, String date) {
    return okJson("{\"error\":{\"code\":" + code + ",\"msg\":\"Authorization failed\"}}")
        .withHeader("Date", date);
  }

  private static String httpDate(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static void refuseOnce(ResponseDefinitionBuilder refusal) {
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("skew")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(refusal)
            .willSetStateTo("refused"));
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("skew")
            .whenScenarioStateIs("refused")
            .willReturn(okJson("{\"result\":1,\"sip_registration_id\":7}")));
  }

  /** Returns the issue time of each token that was sent, the oldest request first. */
  private static List<Instant> issueTimes() throws Exception {
    List<Instant> times = new ArrayList<>();
    for (var event : SERVER.getAllServeEvents()) {
      String header = event.getRequest().getHeader("Authorization");
      times.add(
          0,
          SignedJWT.parse(header.substring("Bearer ".length()))
              .getJWTClaimsSet()
              .getIssueTime()
              .toInstant());
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource({"454,7200", "455,-7200", "456,7200", "100,-7200", "100,60"})
  void create_tokenRefusedForTime_isSignedAnewWithTheServersTime(int code, long skew)
      throws Exception {
    for (Form form : Form.values()) {
      SERVER.resetAll();
      refuseOnce(refusal(code, httpDate(OURS.plusSeconds(skew))));
      try (SipRegistrationClient fresh =
          SipRegistrationClient.builder()
              .credentials(TestCredentials.credentials())
              .baseUri(URI.create(SERVER.baseUrl()))
              .clock(new AdjustableClock(OURS))
              .build()) {
        form.create(fresh, Requests.CREATE);
        form.create(fresh, Requests.CREATE);
      }
      Instant before = OURS.minus(AccessTokenProvider.BACKDATING);
      assertThat(issueTimes())
          .containsExactly(before, before.plusSeconds(skew), before.plusSeconds(skew));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {454, 455, 456, 100})
  void create_tokenRefusedTwice_fails(int code) throws Exception {
    SERVER.stubFor(any(anyUrl()).willReturn(refusal(code, httpDate(OURS.plusSeconds(7200)))));
    ApiErrorException failure =
        catchThrowableOfType(ApiErrorException.class, () -> client.create(Requests.CREATE));
    assertThat(failure.kind()).isEqualTo(ApiErrorKind.TOKEN_REFUSED);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(issueTimes()).hasSize(2);
  }

  @Test
  void create_refusedWhileClocksAgree_isSentOnce() throws Exception {
    refuseOnce(refusal(100, httpDate(OURS.plusSeconds(3))));
    assertThat(
            catchThrowableOfType(ApiErrorException.class, () -> client.create(Requests.CREATE))
                .code())
        .isEqualTo(100);
    assertThat(issueTimes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {104, 127, 433, 447})
  void create_refusedForAnotherReason_isSentOnce(int code) throws Exception {
    refuseOnce(refusal(code, httpDate(OURS.plusSeconds(7200))));
    catchThrowableOfType(ApiErrorException.class, () -> client.create(Requests.CREATE));
    assertThat(issueTimes()).hasSize(1);
  }

  @Test
  void create_refusedWithUnreadableDate_isSentOnce() throws Exception {
    refuseOnce(refusal(100, "yesterday"));
    catchThrowableOfType(ApiErrorException.class, () -> client.create(Requests.CREATE));
    assertThat(issueTimes()).hasSize(1);
  }
}
