package dev.sipregistration.mockserver.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with the platform works, with somebody else in the platform's place. */
class CompareCommandTest {
  private static final AccountId ACCOUNT = new AccountId(77);

  /** What the stand-in's account has for what the demo world has. */
  private static final String NAMES =
      """
      application_id.123 = 555
      application_name.demo.demo.voximplant.com = shop.acme.voximplant.com
      rule_id.7890 = 71
      rule_name.incoming = calls
      user_id.12345 = 901
      user_id.12346 = 902
      user_name.john = jane
      user_name.hedy = rosa
      application_id.124 = 556
      application_name.other.demo.voximplant.com = warehouse.acme.voximplant.com
      rule_id.7891 = 72
      rule_name.other = faxes
      user_id.12347 = 903
      """;

  /** The one of the contract's requests. */
  private static final String PASSWORD = "not-a-real-password";

  private static final Pattern SUMMARY =
      Pattern.compile(
          "(\\d+) different, (\\d+) alike, (\\d+) not run\\. SIP registrations created: (\\d+)\\.");

  @TempDir private static Path directory;
  private static MockServer standIn;

  @BeforeAll
  static void startStandIn() throws IOException {
    // With the number whose keys are found soonest, of some hundreds.
    Seed seed = Seed.fromFile(Path.of("src/test/resources/stand-in.yaml")).withKeysOf(66);
    standIn = MockServer.start(MockServerOptions.builder().seed(seed).build());
    for (String role : List.of("owner", "developer", "accountant", "payer")) {
      Files.writeString(directory.resolve(role), standIn.credentials(role).toJson());
    }
    Files.writeString(directory.resolve("names"), NAMES);
  }

  @AfterAll
  static void stopStandIn() {
    standIn.close();
  }

  @BeforeEach
  void resetStandIn() {
    standIn.reset();
  }

  private static String file(String name) {
    return directory.resolve(name).toString();
  }

  private static Run compare(URI platform, String... more) {
    List<String> arguments = new ArrayList<>(List.of("compare", "--url", platform.toString()));
    arguments.addAll(List.of("--credentials", file("owner")));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  private static List<Integer> figures(Run run) {
    Matcher matcher = SUMMARY.matcher(run.output());
    assertThat(matcher.find()).as(run.toString()).isTrue();
    return List.of(1, 2, 3, 4).stream().map(matcher::group).map(Integer::valueOf).toList();
  }

  private static List<String> notRun(String report) {
    return report
        .substring(report.indexOf("## Not run"), report.indexOf("## Alike"))
        .lines()
        .filter(line -> line.startsWith("- "))
        .toList();
  }

  private static int creations() {
    return standIn
        .journal()
        .calls(CallQuery.any().method("CreateSipRegistration").succeeded())
        .size();
  }

  /** Has a SIP registration that was there before, and another error for everything. */
  private static WireMockServer otherPlatform() {
    WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    server.stubFor(
        post(anyUrl())
            .willReturn(okJson("{\"error\":{\"code\":116,\"msg\":\"No\"},\"hint\":\"new\"}")));
    server.stubFor(
        post(urlEqualTo("/platform_api/GetSipRegistrations"))
            .willReturn(okJson("{\"result\":[{}],\"count\":1}")));
    server.stubFor(
        post(anyUrl())
            .withRequestBody(containing("password=" + PASSWORD))
            .willReturn(
                okJson("{\"error\":{\"code\":116,\"msg\":\"Bad password " + PASSWORD + "\"}}")));
    return server;
  }

  @Test
  void compare_platformThatIsTheSame_isAlikeInAllThatCanBeRun() {
    Run run =
        compare(
            standIn.baseUri(),
            "--developer-credentials",
            file("developer"),
            "--accountant-credentials",
            file("accountant"),
            "--payer-credentials",
            file("payer"),
            "--names",
            file("names"),
            "--max-creations",
            "100");

    String report = run.succeeded();
    assertThat(report)
        .contains("Left behind: none.")
        .doesNotContain("--names says nothing", "credentials of the role", "Bearer", "eyJ");
    assertThat(notRun(report))
        .hasSize(figures(run).get(2))
        .allMatch(line -> line.contains("no call brings the platform") || line.contains("might"));
    assertThat(figures(run).get(1)).isGreaterThan(130);
    assertThat(figures(run).get(3)).isEqualTo(creations()).isLessThanOrEqualTo(25);
    assertThat(standIn.account(ACCOUNT).registrations().all()).isEmpty();
  }

  @Test
  void compare_beyondMaxCreations_createsNoMore() {
    Run run = compare(standIn.baseUri(), "--names", file("names"), "--max-creations", "2");

    assertThat(creations()).isEqualTo(2);
    assertThat(figures(run).get(3)).isEqualTo(2);
    assertThat(run.output()).contains("--max-creations=2 are spent", "Left behind: none.");
  }

  @Test
  void compare_platformThatDiffers_isOneAndNamesThePlace() {
    WireMockServer platform = otherPlatform();
    try {
      Run run = compare(URI.create(platform.baseUrl()), "--max-creations", "100");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.output())
          .startsWith("# The mock server beside the platform, 20")
          .contains(
              "### CreateWithoutSipUsername: ",
              "- body.error.code: 134 here, 116 there\n",
              "- body.error.field_name: \"sip_username\" here, nothing there\n",
              "- body.hint: nothing here, string there\n",
              " password=...`",
              "\"Bad password ...\" there")
          .doesNotContain(PASSWORD, "Bearer", "eyJ");
      assertThat(notRun(run.output()))
          .as("of what the account lacks, or has from before")
          .anyMatch(line -> line.contains("--names says nothing of application_id.123"))
          .anyMatch(line -> line.contains("there are no credentials of the role Developer"))
          .anyMatch(line -> line.contains("it might change a SIP registration that was there"));
      platform.verify(0, anyRequestedFor(urlPathEqualTo("/platform_api/UpdateSipRegistration")));
      platform.verify(0, anyRequestedFor(urlPathEqualTo("/platform_api/DeleteSipRegistration")));
    } finally {
      platform.stop();
    }
  }

  @Test
  void compare_ownerWhoIsRefused_isTwoBeforeAnythingElse() throws IOException {
    try (MockServer other = MockServer.start()) {
      Run run = compare(other.baseUri());

      assertThat(run.complaint())
          .isEqualTo("the platform refuses the owner's credentials: error 433");
      assertThat(other.journal().calls(CallQuery.any())).hasSize(1);
    }
  }

  @Test
  void compare_thePlatformWithoutConsent_sendsNothing() {
    assertThat(compare(URI.create("https://api.voximplant.com")).complaint())
        .isEqualTo(
            "https://api.voximplant.com is the platform itself, where calls cost money:"
                + " --spend-money allows it");
    assertThat(Run.of("compare", "--credentials", file("owner")).complaint())
        .contains("--spend-money");
    assertThat(compare(URI.create("http://api.voximplant.com"), "--spend-money").complaint())
        .isEqualTo("the platform is called by https");
  }

  @Test
  void compare_unusableOption_isNamed() throws IOException {
    URI platform = standIn.baseUri();
    String malformed = Files.writeString(directory.resolve("bad"), "a = \\u00g").toString();

    assertThat(Run.of("compare").complaint()).contains("--credentials");
    assertThat(compare(platform, "--max-creations", "1000").complaint())
        .isEqualTo("--max-creations must be 0 to 999");
    assertThat(compare(platform, "--names", file("absent.properties")).complaint())
        .contains("--names", "absent.properties");
    assertThat(compare(platform, "--names", malformed).complaint())
        .isEqualTo("--names must be a file of Java properties");
    assertThat(compare(platform, "--payer-credentials", "-").complaint())
        .isEqualTo("--payer-credentials must be a file");
  }
}
