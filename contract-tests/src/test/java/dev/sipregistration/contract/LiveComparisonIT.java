package dev.sipregistration.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with the vendor works, with somebody else in the vendor's place. */
class LiveComparisonIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private static final AccountId STAND_IN_ACCOUNT = new AccountId(77);

  /** What the account of the stand-in has for what the demo world has. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("application_id.123", "555"),
          Map.entry("application_id.124", "556"),
          Map.entry("application_name.demo.demo.voximplant.com", "shop.acme.voximplant.com"),
          Map.entry("rule_id.7890", "71"),
          Map.entry("rule_id.7891", "72"),
          Map.entry("rule_name.incoming", "calls"),
          Map.entry("rule_name.other", "faxes"),
          Map.entry("user_id.12345", "901"),
          Map.entry("user_id.12347", "903"),
          Map.entry("user_name.john", "jane"));

  /** Read once, with the number whose keys are found soonest, of some hundreds. */
  private static final Seed STAND_IN = standInSeed();

  private static Seed standInSeed() {
    try {
      return Seed.fromFile(
              Path.of(
                  Objects.requireNonNull(LiveComparisonIT.class.getResource("/live/stand-in.yaml"))
                      .toURI()))
          .withKeysOf(66);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static MockServer standIn() {
    return MockServer.start(MockServerOptions.builder().seed(STAND_IN).build());
  }

  private static LiveReport compare(URI vendor, Credentials owner, int maxCreations) {
    return compare(new LiveSettings(Map.of("owner", owner), vendor, NAMES, maxCreations));
  }

  private static LiveReport compare(LiveSettings settings) {
    try (ServerUnderTest server = new InProcessServer()) {
      return new LiveComparison(server, settings, CLOCK).of(PactFile.read());
    }
  }

  @Test
  void vendor_thatIsTheSame_isAlikeInAllThatCanBeRun() {
    try (MockServer vendor = standIn()) {
      LiveReport report =
          compare(
              new LiveSettings(
                  Map.of(
                      "owner", vendor.credentials("owner"),
                      "developer", vendor.credentials("developer"),
                      "accountant", vendor.credentials("accountant"),
                      "payer", vendor.credentials("payer")),
                  vendor.baseUri(),
                  NAMES,
                  100));

      assertThat(report.different()).as(report.toMarkdown()).isEmpty();
      assertThat(report.notRun())
          .as("what no call can bring about")
          .allSatisfy(finding -> assertThat(finding.why()).contains("cannot be brought into"));
      assertThat(report.alike().size() + report.notRun().size()).isEqualTo(PactFile.read().size());
      assertThat(report.alike()).hasSizeGreaterThan(110);
      assertThat(report.creations()).isEqualTo(creations(vendor)).isLessThanOrEqualTo(25);
      assertThat(report.leftBehind()).isEmpty();
      assertThat(vendor.account(STAND_IN_ACCOUNT).registrations().all()).isEmpty();
    }
  }

  @Test
  void creations_neverExceedTheirLimit() {
    try (MockServer vendor = standIn()) {
      LiveReport report = compare(vendor.baseUri(), vendor.credentials("owner"), 2);

      assertThat(creations(vendor)).isEqualTo(2);
      assertThat(report.creations()).isEqualTo(2);
      assertThat(report.leftBehind()).isEmpty();
      assertThat(report.notRun())
          .anySatisfy(finding -> assertThat(finding.why()).contains("-Dlive.max-creations=2"));
    }
  }

  @Test
  void interaction_ofWhatTheVendorsAccountLacks_isNotSent() {
    WireMockServer vendor = vendorThatResponses("{\"result\":1}");
    try {
      LiveReport report =
          compare(
              new LiveSettings(
                  Map.of("owner", owner()), URI.create(vendor.baseUrl()), Map.of(), 0));

      assertThat(report.notRun())
          .anySatisfy(
              finding -> assertThat(finding.why()).contains("says nothing of application_id.123"));
      vendor.verify(0, postRequestedFor(urlPathEqualTo("/platform_api/CreateSipRegistration")));
    } finally {
      vendor.stop();
    }
  }

  @Test
  void vendor_thatDiffers_isToldWithThePlace() {
    WireMockServer vendor =
        vendorThatResponses("{\"error\":{\"code\":116,\"msg\":\"No\"},\"hint\":\"new\"}");
    String password = "a+b c&d=e%20#f;g?/";
    vendor.stubFor(
        post(anyUrl())
            .withQueryParam("password", equalTo(password))
            .willReturn(
                okJson("{\"error\":{\"code\":116,\"msg\":\"Bad password " + password + "\"}}")));
    try {
      LiveReport report = compare(URI.create(vendor.baseUrl()), owner(), 100);
      String page = report.toMarkdown();

      assertThat(differences(report, "bind an unknown SIP registration"))
          .contains(
              "body.error.code: 275 here, 116 there",
              "body.error.field_name: \"sip_registration_id\" here, nothing there",
              "body.hint: nothing here, string there")
          .anySatisfy(difference -> assertThat(difference).startsWith("not in the contract: "));
      assertThat(page).startsWith("# The mock server beside the vendor, 2026-01-01");
      assertThat(page).contains("\"Bad password ...\" there");
      assertThat(page).doesNotContain(password, "Bearer", "eyJ");
      assertThat(report.creations()).isZero();
      vendor.verify(0, anyRequestedFor(urlPathEqualTo("/platform_api/DeleteSipRegistration")));
    } finally {
      vendor.stop();
    }
  }

  @Test
  void registration_thatWasThereBefore_isNeitherChangedNorDeleted() {
    WireMockServer vendor = vendorThatResponses("{\"result\":[{}],\"count\":1}");
    try {
      LiveReport report = compare(URI.create(vendor.baseUrl()), owner(), 0);

      assertThat(report.notRun())
          .anySatisfy(
              finding ->
                  assertThat(finding.why())
                      .contains("may have a SIP registration 999 that was there before"));
      vendor.verify(0, anyRequestedFor(urlPathEqualTo("/platform_api/UpdateSipRegistration")));
      vendor.verify(0, anyRequestedFor(urlPathEqualTo("/platform_api/DeleteSipRegistration")));
    } finally {
      vendor.stop();
    }
  }

  @Test
  void report_isWritten(@TempDir Path directory) throws IOException {
    LiveReport report =
        new LiveReport(
            LocalDate.now(CLOCK),
            "vendor.example",
            1,
            Set.of("7"),
            List.of(new LiveFinding.NotRun("create", "no money")));
    Path file = directory.resolve("live").resolve("report.md");

    report.writeTo(file);

    assertThat(file)
        .content()
        .contains("vendor.example: 0 different, 0 alike, 1 not run.")
        .contains("Left behind: 7 (delete them")
        .contains("- create: no money");
  }

  private static List<String> differences(LiveReport report, String interaction) {
    return report.different().stream()
        .filter(finding -> finding.interaction().equals(interaction))
        .findFirst()
        .orElseThrow()
        .differences();
  }

  private static int creations(MockServer vendor) {
    return vendor
        .journal()
        .calls(CallQuery.any().method("CreateSipRegistration").succeeded())
        .size();
  }

  private static Credentials owner() {
    try (ServerUnderTest server = new InProcessServer()) {
      return server.credentials("owner");
    }
  }

  private static WireMockServer vendorThatResponses(String body) {
    WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    server.stubFor(post(anyUrl()).willReturn(okJson(body)));
    return server;
  }
}
