package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.directory.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each symptom of the page about what may go wrong is provoked here by its cause. */
class TroubleshootingTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (?!Because|---)(.+?) \\| `(.+?)` \\| .+ \\|$");
  private static final Pattern PROBLEM =
      Pattern.compile("(?s)\\AHTTP/1.1 (\\d+) .*\"detail\":\"(.*?)\"");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String TOKEN = "a-token-of-this-test";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  /** Provokes a symptom, and returns it in the page's words. */
  private interface Cause {
    String provoke() throws Exception;
  }

  private static final Map<String, Cause> CAUSES = new LinkedHashMap<>();

  static {
    // Tokens
    CAUSES.put(
        "The call has no header `Authorization: Bearer <token>`.",
        () -> seen(SERVER.anonymously().create()));
    CAUSES.put(
        "There is nothing behind `Bearer`: the variable is empty.",
        () -> seen(new Calls(SERVER, "Bearer ").create()));
    CAUSES.put(
        "The token has been signed with the key of another server's credentials.",
        () -> seen(signedBy(keyOf(SERVER.credentials("owner"), SigningKey.generated()))));
    CAUSES.put(
        "The server has no such key: the credentials are the vendor's, or those of a service"
            + " account that a reset has removed.",
        () -> {
          Credentials added =
              SERVER
                  .server()
                  .newServiceAccount(SERVER.credentials("owner").accountId(), Role.OWNER);
          SERVER.server().reset();
          return seen(signedBy(added));
        });
    CAUSES.put(
        "What was sent is no token, but the text of a file, a key or an error.",
        () -> seen(SERVER.withToken("{\"account_id\":1}").create()));
    CAUSES.put(
        "`exp` is more than an hour after `iat`.",
        () -> seen(issued(SERVER.server().systemTime(), HOUR.plusSeconds(1))));
    CAUSES.put(
        "The client's clock is fast.",
        () -> seen(issued(SERVER.server().systemTime().plusSeconds(60), HOUR)));
    CAUSES.put(
        "The token is too old, or the client's clock is slow.",
        () -> seen(issued(SERVER.server().systemTime().minus(HOUR.multipliedBy(2)), HOUR)));
    CAUSES.put("The service account lacks the role.", () -> seen(SERVER.as("developer").create()));
    // Calls
    CAUSES.put(
        "The method is misspelt.", () -> seen(SERVER.as("owner").call("CreateSipRegistraton")));
    CAUSES.put(
        "The platform has the method, and the mock server does not.",
        () -> seen(SERVER.as("owner").call("GetAccountInfo")));
    CAUSES.put(
        "`/platform_api` is in the URL twice: leave it out of the base URI.",
        () -> seen(SERVER.as("owner").call("platform_api/CreateSipRegistration")));
    CAUSES.put(
        "`/platform_api` is missing in the URL.",
        () -> "HTTP " + SERVER.post("/CreateSipRegistration", "text/plain", "").status());
    CAUSES.put(
        "A parameter is misspelt, and so the right one is missing.",
        () ->
            seen(
                SERVER
                    .as("owner")
                    .call("CreateSipRegistration", "sip_username", "a", "sip_proxy", "b.example")));
    CAUSES.put(
        "`proxy` has to be a host, and is a URI.",
        () -> seen(SERVER.as("owner").create("proxy", "sip:sip.example.com")));
    // Time and money
    CAUSES.put(
        "The clock was moved on by years, and each month was paid.",
        () -> {
          SERVER.as("owner").create();
          SERVER.postJson("/__admin/clock", "{\"advance\": \"P10Y\"}");
          return seen(SERVER.as("owner").create());
        });
    CAUSES.put(
        "The clock is to go back before something that was paid.",
        () -> {
          SERVER.postJson("/__admin/clock", "{\"set\": \"2026-01-31T10:00:00Z\"}");
          SERVER.as("owner").create();
          return problem(SERVER.postJson("/__admin/clock", "{\"set\": \"2026-01-01T00:00:00Z\"}"));
        });
    // Containers and other machines
    CAUSES.put(
        "The server listens at an address that the caller cannot reach: without `--host` at"
            + " 127.0.0.1, which in a container is the container.",
        () ->
            catchThrowable(
                    () -> new Socket("127.0.0.2", SERVER.server().baseUri().getPort()).close())
                .getMessage());
    CAUSES.put(
        "`--host 0.0.0.0` without an admin token.",
        () -> Run.of("--host", "0.0.0.0", "--port", "0").complaint());
    CAUSES.put(
        "A server with an admin token is controlled without it.",
        () -> {
          try (MockServer guarded =
              MockServer.start(MockServerOptions.builder().adminToken(TOKEN).build())) {
            return problem(
                SERVER.send(
                    HttpRequest.newBuilder(guarded.baseUri().resolve("/__admin/state")).build()));
          }
        });
    CAUSES.put(
        "A server without an admin token is controlled by a name that is not its own.",
        () -> {
          URI uri = SERVER.uri("/__admin/state");
          try (RawConnection connection = new RawConnection(uri)) {
            connection.send("GET /__admin/state HTTP/1.1\nHost: mock:8080\n\n");
            Matcher answer = PROBLEM.matcher(connection.readAnswer());
            assertThat(answer.find()).isTrue();
            return "HTTP " + answer.group(1) + ": " + answer.group(2);
          }
        });
    CAUSES.put(
        "Another program uses the port.",
        () -> {
          try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            return Run.of("--port", port).complaint().replace(port, "8080");
          }
        });
    // HTTPS
    CAUSES.put(
        "The client does not trust the certificate.",
        () -> {
          try (MockServer secure = secure("127.0.0.1")) {
            return fail(HttpClient.newHttpClient(), secure.httpsUri().toString());
          }
        });
    CAUSES.put(
        "The certificate is for other names.",
        () -> {
          try (MockServer secure = secure("0.0.0.0")) {
            return fail(
                HttpClient.newBuilder().sslContext(secure.clientSslContext()).build(),
                "https://127.0.0.2:" + secure.httpsUri().getPort());
          }
        });
    CAUSES.put(
        "`https` was called at the port for `http`.",
        () ->
            fail(
                HttpClient.newHttpClient(),
                SERVER.server().baseUri().toString().replace("http:", "https:")));
  }

  static Stream<String> causes() {
    return CAUSES.keySet().stream();
  }

  @Test
  void page_comparedWithCauses_hasEachInItsOrder() throws IOException {
    assertThat(page().keySet()).containsExactlyElementsOf(CAUSES.keySet());
  }

  @ParameterizedTest
  @MethodSource("causes")
  void cause_provoked_showsTheSymptomOfThePage(String cause) throws Exception {
    String symptom = page().get(cause).replace("…", "\\E.*\\Q");

    assertThat(CAUSES.get(cause).provoke()).matches("\\Q" + symptom + "\\E");
  }

  @Test
  void token_afterClockWasMoved_isGood() {
    String token = SERVER.token("owner");
    SERVER.postJson("/__admin/clock", "{\"advance\": \"P1D\"}");

    assertThat(SERVER.withToken(token).create().id()).isEqualTo(1);
  }

  private static Map<String, String> page() throws IOException {
    Map<String, String> page = new LinkedHashMap<>();
    for (MatchResult row :
        ROW.matcher(Files.readString(Path.of("docs", "troubleshooting.md"))).results().toList()) {
      page.put(row.group(1), row.group(2));
    }
    return page;
  }

  private static MockServer secure(String host) {
    return MockServer.start(
        MockServerOptions.builder().host(host).adminToken(TOKEN).httpsPort(0).build());
  }

  private static PlatformResponse signedBy(Credentials credentials) {
    Instant now = SERVER.server().systemTime();
    return SERVER.withToken(credentials.token(now, HOUR)).create();
  }

  private static PlatformResponse issued(Instant at, Duration lifetime) {
    return SERVER.withToken(SERVER.credentials("owner").token(at, lifetime)).create();
  }

  private static Credentials keyOf(Credentials one, SigningKey key) {
    return new Credentials(one.name(), one.accountEmail(), one.accountId(), one.keyId(), key);
  }

  private static String seen(PlatformResponse response) {
    String warning = response.header("X-Mock-Server-Warning");
    assertThat(response.status()).isEqualTo(200);
    return response.code()
        + " "
        + response.message()
        + (warning.isEmpty() ? "" : "; X-Mock-Server-Warning: " + warning);
  }

  private static String problem(PlatformResponse response) {
    return "HTTP " + response.status() + ": " + response.json().path("detail").asText();
  }

  private static String fail(HttpClient client, String uri) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
    Throwable failure =
        catchThrowable(() -> client.send(request, HttpResponse.BodyHandlers.discarding()));
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
