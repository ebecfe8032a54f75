package dev.sipregistration.mockserver.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
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
    server.stubFor(
        post(anyUrl())
            .withRequestBody(containing("proxy=sip"))
            .withRequestBody(notContaining("password"))
            .willReturn(
                okJson(
                        "{\"error\":{\"code\":116,\"msg\":\"Bad"
                            + " {{request.headers.Authorization}}\"}}")
                    .withTransformers("response-template")));
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

    assertThat(run.status()).isZero();
    String report = run.output();
    assertThat(report)
        .contains("Left behind: none.\n", "\n## Different\n\nNone.\n", "\nOf those not run:\n\n- ")
        .doesNotContain(
            "--max-creations", "--names says nothing", "credentials of the role", "Bearer", "eyJ");
    assertThat(notRun(report))
        .hasSize(figures(run).get(2))
        .allMatch(line -> line.contains("no call brings the platform") || line.contains("might"));
    assertThat(figures(run).get(1)).isGreaterThan(130);
    assertThat(figures(run).get(3)).isEqualTo(creations()).isLessThanOrEqualTo(25);
    assertThat(standIn.account(ACCOUNT).registrations().all()).isEmpty();
    assertThat(run.errors().lines())
        .contains("created SIP registration 1", "deleted SIP registration 1")
        .anyMatch(line -> line.matches("20 of \\d+ requests"));
  }

  @Test
  void compare_beyondMaxCreations_createsNoMore() {
    Run run = compare(standIn.baseUri(), "--names", file("names"), "--max-creations", "2");

    assertThat(creations()).isEqualTo(2);
    assertThat(figures(run).get(3)).isEqualTo(2);
    assertThat(run.status()).isZero();
    assertThat(run.output())
        .contains(
            ": needs a SIP registration, and the 2 of --max-creations are used up\n",
            " need a SIP registration beyond --max-creations; `--max-creations 25` runs more\n",
            "Left behind: none.");
  }

  @Test
  void compare_withoutCreations_isZeroAndSaysWhyNotRun() {
    Run run = compare(standIn.baseUri(), "--max-creations", "0");

    assertThat(run.status()).isZero();
    assertThat(run.output())
        .contains(
            ": needs a SIP registration, and --max-creations is 0\n",
            " need a SIP registration beyond --max-creations; `--max-creations 25` runs more\n",
            " need an id or a name that --names leaves out\n",
            " need credentials of another role\n");
    assertThat(creations()).isZero();
  }

  @Test
  void compare_userWhoHasSipRegistration_isTwoAndChangesNothing() {
    Run.of(
            "call",
            "CreateSipRegistration",
            "sip_username=alice",
            "proxy=sip.example.org",
            "is_persistent=false",
            "application_id=555",
            "user_id=902",
            "--url=" + standIn.baseUri(),
            "--credentials=" + file("owner"))
        .succeeded();

    Run run = compare(standIn.baseUri(), "--names", file("names"), "--max-creations", "25");

    assertThat(run.complaint())
        .isEqualTo(
            "user_id.12346 = 902 of --names has SIP registration 1 already, which would lose its"
                + " user: name another user");
    assertThat(standIn.account(ACCOUNT).registrations().all()).hasSize(1);
    assertThat(creations()).isEqualTo(1);
  }

  @Test
  void compare_credentialsOfAnotherRole_isTwoAndCreatesNothing() {
    assertThat(compare(standIn.baseUri(), "--developer-credentials", file("owner")).complaint())
        .isEqualTo(
            "--developer-credentials must be of a service account whose only role is Developer:"
                + " CreateSipRegistration ended in error 134, and not in error 104");
    for (String role : List.of("developer", "accountant", "payer")) {
      String option = "--" + role + "-credentials";
      for (String other : List.of("owner", "developer", "accountant", "payer")) {
        if (!other.equals(role)) {
          assertThat(compare(standIn.baseUri(), option, file(other)).complaint())
              .startsWith(option + " must be of a service account whose only role is ");
        }
      }
    }
    for (String other : List.of("developer", "accountant")) {
      String url = "--url=" + standIn.baseUri();
      assertThat(Run.of("compare", url, "--credentials", file(other)).complaint())
          .startsWith("--credentials must be of an Owner");
    }
    assertThat(creations()).isZero();
  }

  @Test
  void compare_addressWithPath_isTwoAndSaysWhereItEnds() {
    WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    try {
      assertThat(compare(URI.create(standIn.baseUri() + "/platform_api")).complaint())
          .contains(": --url ends behind the port");
      assertThat(compare(URI.create(server.baseUrl())).complaint())
          .isEqualTo(
              "the API's calls are not at this address (status 404): --url ends behind the port");
    } finally {
      server.stop();
    }
  }

  @Test
  void compare_connectionLostOnTheWay_isTwoWithReport() {
    WireMockServer platform = otherPlatform();
    platform.stubFor(
        post(anyUrl())
            .withRequestBody(containing("sip_username="))
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    try {
      Run run = compare(URI.create(platform.baseUrl()));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.output())
          .contains("Creations without a response: 1.", ": the connection was lost before\n");
      assertThat(run.errors())
          .contains("sip-registration-mock-server: the comparison ended early: no response from ");
      platform.verify(1, anyRequestedFor(anyUrl()).withRequestBody(containing("sip_username=")));
    } finally {
      platform.stop();
    }
  }

  @Test
  void compare_namesThatAreWrong_isTwoAndSendsNothing() throws IOException {
    assertThat(withNames("aplication_id.123 = 5").complaint())
        .isEqualTo("--names: aplication_id.123 is no key; did you mean application_id.123?");
    assertThat(withNames("hunter2=1").complaint())
        .startsWith("--names: ")
        .contains("is no key; there are application_id.123, application_id.124, ");
    assertThat(withNames("rule_id.7890 = calls").complaint())
        .isEqualTo("--names: rule_id.7890 must be a number");
    assertThat(withNames("rule_name.incoming =").complaint())
        .isEqualTo("--names: rule_name.incoming must be a name");
    assertThat(standIn.journal().calls(CallQuery.any())).isEmpty();
  }

  private static Run withNames(String text) throws IOException {
    Files.writeString(directory.resolve("wrong"), text);
    return compare(standIn.baseUri(), "--names", file("wrong"));
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
              "- body.error.code: mock server: 134, platform: 116\n"
                  + "- body.error.field_name: mock server: \"sip_username\", platform: nothing\n",
              "- body.hint: mock server: nothing, platform: string\n",
              " password=...`",
              "platform: \"Bad password ...\"",
              "platform: \"Bad Bearer ...\"")
          .doesNotContain(PASSWORD, "eyJ");
      assertThat(notRun(run.output()))
          .as("of what the account lacks, or has from before")
          .anyMatch(line -> line.contains("--names says nothing of application_id.123"))
          .anyMatch(line -> line.contains("there are no credentials of the role Developer"))
          .anyMatch(line -> line.contains("it might change a SIP registration that was there"));
      platform.verify(0, anyRequestedFor(urlPathEqualTo("/platform_api/UpdateSipRegistration")));
      platform.verify(0, anyRequestedFor(urlPathEqualTo("/platform_api/DeleteSipRegistration")));
      platform.verify(
          0,
          anyRequestedFor(urlPathEqualTo("/platform_api/BindSipRegistration"))
              .withRequestBody(containing("sip_registration_id=")));
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
