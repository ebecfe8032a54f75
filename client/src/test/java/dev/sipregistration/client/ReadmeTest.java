package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The samples of README.md compile, and do what it says. */
class ReadmeTest {

  private static final Pattern IN_README =
      Pattern.compile("<!-- sample: (\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern IN_SOURCE =
      Pattern.compile(" *// sample: (\\w+)\n(.*?) *// end\n", Pattern.DOTALL);

  private static final Pattern IMPORTS = Pattern.compile("\\A(?:import [^\n]+;\n)+\n");

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final ReadmeSamples samples = new ReadmeSamples();

  private static SipRegistrationClient client(SipRegistrationClient.Builder builder) {
    return builder
        .credentials(TestCredentials.credentials())
        .baseUri(URI.create(SERVER.baseUrl()))
        .sleeper(new RecordingSleeper())
        .build();
  }

  private static SipRegistrationClient client() {
    return client(SipRegistrationClient.builder());
  }

  private static void respondWith(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  private static void respondWithSuccess() {
    respondWith(
        okJson(
            "{\"result\":1,\"sip_registration_id\":7,"
                + "\"account_info\":{\"account_id\":1,\"balance\":98.80}}"));
  }

  @Test
  void firstSample_ofReadme_importsTypesOfTheClient() throws IOException {
    String first = find(IN_README, Path.of("README.md")).get("client");

    assertThat(first.lines().filter(line -> line.startsWith("import ")))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(Class.forName(line.substring(7, line.length() - 1))).isPublic());
  }

  @Test
  void samples_ofReadme_areThoseThatAreRun() throws IOException {
    Map<String, String> shown = find(IN_README, Path.of("README.md"));
    // The samples are compiled in the package of the client, where they need no imports.
    shown.replaceAll((name, sample) -> IMPORTS.matcher(sample).replaceFirst(""));
    assertThat(shown)
        .isNotEmpty()
        .isEqualTo(
            find(
                IN_SOURCE, Path.of("src/test/java/dev/sipregistration/client/ReadmeSamples.java")));
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme.split("```java", -1)).hasSize(shown.size() + 1);
  }

  private static Map<String, String> find(Pattern pattern, Path file) throws IOException {
    Map<String, String> found = new TreeMap<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2).stripTrailing().stripIndent());
    }
    return found;
  }

  @Test
  void client_fromEnvironment_needsTheVariable() {
    assertThatIllegalStateException()
        .isThrownBy(samples::client)
        .withMessageContaining("VOXIMPLANT_CREDENTIALS");
  }

  @Test
  void elsewhere_fromFile_isThere(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.json"), TestCredentials.json());
    assertThat(samples.elsewhere(file)).hasToString("SipRegistrationClient[http://127.0.0.1:8080]");
  }

  @Test
  void create_succeeds_reportsTheBalance() {
    respondWithSuccess();
    assertThat(samples.create(client(), "secret")).isEqualTo(SipRegistrationId.of(7));
    assertThat(samples.happened).containsExactly("balance 98.80");
  }

  @Test
  void online_isNotPersistent() {
    assertThat(samples.online().persistent()).isFalse();
  }

  @Test
  void bind_allForms_areSent() {
    respondWithSuccess();
    samples.bind(client(), SipRegistrationId.of(7));
    SERVER.verify(6, anyRequestedFor(anyUrl()));
  }

  /** Responds to lists with one that failed and one that did not, of three. */
  private static void respondWithLists() {
    SERVER.stubFor(
        any(urlPathEqualTo("/platform_api/GetSipRegistrations"))
            .willReturn(
                okJson(
                    "{\"result\":["
                        + Rows.row(8)
                        + ",{\"sip_registration_id\":7,\"sip_username\":\"alice\","
                        + "\"proxy\":\"sip.example.org\",\"successful\":false,"
                        + "\"status_code\":403,\"error_message\":\"Forbidden\"}],\"count\":2}")));
  }

  @Test
  void watch_failed_reportsWhy() {
    respondWithLists();
    samples.watch(client(), SipRegistrationId.of(7));
    samples.watch(client(), SipRegistrationId.of(8));
    assertThat(samples.happened).containsExactly("sip.example.org refused: 403 Forbidden");
  }

  @Test
  void update_bothForms_areSent() {
    respondWithSuccess();
    samples.update(client(), SipRegistrationId.of(7), "secret");
    SERVER.verify(2, anyRequestedFor(urlPathEqualTo("/platform_api/UpdateSipRegistration")));
  }

  @Test
  void displace_userWithEarlierOne_reportsIt() {
    respondWithSuccess();
    respondWithLists();
    samples.displace(client(), SipRegistrationId.of(7));
    assertThat(samples.happened).containsExactly("john leaves 8");
    SERVER.verify(1, anyRequestedFor(urlPathEqualTo("/platform_api/BindSipRegistration")));
  }

  @Test
  void list_refused_reportsEach() {
    respondWithLists();
    assertThat(samples.list(client())).isEqualTo(2);
    assertThat(samples.happened)
        .containsExactly("alice: NoResult[]", "alice: Failed[statusCode=403, message=Forbidden]");
  }

  @Test
  void delete_oneAndAllFrozen_areSent() {
    respondWithSuccess();
    respondWithLists();
    samples.delete(client(), SipRegistrationId.of(9));
    SERVER.verify(3, anyRequestedFor(urlPathEqualTo("/platform_api/DeleteSipRegistration")));
  }

  @Test
  void createOrFind_created_isReturned() {
    respondWithSuccess();
    respondWithLists();
    assertThat(samples.createOrFind(client(), samples.online()).id())
        .isEqualTo(SipRegistrationId.of(7));
  }

  @Test
  void errors_eachKind_isHandled() {
    respondWith(okJson("{\"error\":{\"code\":127}}"));
    samples.errors(client(), samples.online());
    respondWith(okJson("{\"error\":{\"code\":104}}"));
    samples.errors(client(), samples.online());
    respondWith(aResponse().withStatus(502));
    samples.errors(client(), samples.online());
    respondWith(aResponse().withStatus(404));
    samples.errors(client(), samples.online());
    assertThat(samples.happened)
        .containsExactly("topped up", "asked for the role", "looked", "later");
    respondWith(okJson("{\"error\":{\"code\":131}}"));
    assertThatExceptionOfType(ApiErrorException.class)
        .isThrownBy(() -> samples.errors(client(), samples.online()));
  }

  @Test
  void retries_ofBind_areFive() {
    respondWith(aResponse().withStatus(503));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> client(samples.retries()).bind(Requests.BIND));
    SERVER.verify(5, anyRequestedFor(anyUrl()));
  }

  @Test
  void async_createThenBind_isDone() {
    respondWithSuccess();
    samples.async(client(), samples.online()).join();
    SERVER.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void metrics_ofCall_areRecorded() {
    respondWithSuccess();
    List<String> recorded = new ArrayList<>();
    client(samples.metrics((method, outcome, code, duration) -> recorded.add(method + outcome)))
        .bind(Requests.BIND);
    assertThat(recorded).containsExactly("BindSipRegistrationSUCCEEDED");
  }
}
