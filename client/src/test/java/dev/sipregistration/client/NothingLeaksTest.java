package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever fails, nothing printable contains the password, the token or the private key. */
class NothingLeaksTest {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final List<String> printed = new ArrayList<>();

  @BeforeEach
  void recordLogs() {
    RecordedLogs.begin();
  }

  private static List<ResponseDefinitionBuilder> responses(String token) {
    String password = Requests.PASSWORD;
    String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8);
    return List.of(
        okJson("{\"result\":1,\"sip_registration_id\":7}"),
        okJson("{\"error\":{\"code\":101,\"msg\":\"bad: " + password + "\"}}"),
        okJson("{\"error\":{\"code\":101,\"msg\":\"\",\"field_name\":\"" + password + "\"}}"),
        okJson(
            "{\"error\":{\"code\":100,\"msg\":\"\"},\"errors\":[{\"code\":1,\"msg\":\""
                + token
                + "\"}]}"),
        okJson("{\"error\":{\"code\":101,\"msg\":\"/CreateSipRegistration?p=" + encoded + "\"}}"),
        okJson(password),
        okJson("{\"result\": " + password + "}"),
        okJson("{\"result\": \"" + token + "\"}"),
        aResponse().withStatus(404).withBody("Cannot POST /x?password=" + encoded),
        aResponse().withStatus(502).withBody("<html>" + password),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
  }

  @Test
  void everythingPrinted_whateverHappens_hasNoSecrets() {
    try (SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(TestCredentials.credentials())
            .baseUri(URI.create(SERVER.baseUrl()))
            .listener(attempt -> printed.add(attempt.toString()))
            .sleeper(new RecordingSleeper())
            .build()) {
      printed.add(client.toString());
      SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":1,\"sip_registration_id\":7}")));
      client.create(Requests.CREATE);
      String token =
          SERVER
              .getAllServeEvents()
              .get(0)
              .getRequest()
              .getHeader("Authorization")
              .substring("Bearer ".length());
      for (ResponseDefinitionBuilder response : responses(token)) {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(response));
        for (Form form : Form.values()) {
          print(catchThrowable(() -> form.create(client, Requests.CREATE)));
          print(catchThrowable(() -> form.createOrFind(client, Requests.CREATE)));
          print(catchThrowable(() -> form.update(client, Requests.UPDATE)));
        }
      }
      assertNoSecrets(token);
    }
  }

  @Test
  void everythingPrinted_deadlinePasses_hasNoSecrets() throws Exception {
    try (RawServer server = RawServer.stallingAfter("HTTP/1.1 200 OK\r\n\r\n");
        SipRegistrationClient client =
            SipRegistrationClient.builder()
                .credentials(TestCredentials.credentials())
                .baseUri(server.uri())
                .callTimeout(Duration.ofSeconds(2))
                .build()) {
      for (Form form : Form.values()) {
        print(catchThrowable(() -> form.create(client, Requests.CREATE)));
      }
      String request = server.requests().get(0);
      assertNoSecrets(request.replaceAll("(?s).*Authorization: Bearer (\\S+).*", "$1"));
    }
  }

  /** Returns what peers may send that repeat a request, whole or in part. */
  private static List<String> echoes(String head) {
    String line = head.substring(0, head.indexOf("\r\n"));
    String half = line.substring(0, line.indexOf("s3cret") + 8);
    List<String> echoes = new ArrayList<>();
    for (String text : List.of(line, half, head.replace("\r\n", " "))) {
      echoes.add(text + "\r\n\r\n");
      echoes.add("HTTP/1.1 " + text + "\r\n\r\n");
      echoes.add("HTTP/1.1 20x " + text + "\r\n\r\n");
      echoes.add("HTTP/1.1 200 " + text + "\r\n\r\n");
      echoes.add("HTTP/1.1 200 OK\r\n" + text + ": x\r\n\r\n");
      echoes.add("HTTP/1.1 200 OK\r\nContent-Length: " + text + "\r\n\r\n");
      echoes.add("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + text + "\r\n");
      echoes.add("HTTP/1.1 503 Busy\r\nRetry-After: " + text + "\r\n\r\n" + text);
      echoes.add("HTTP/1.1 404 No\r\n\r\n<pre>" + text.replace("&", "&amp;") + "</pre>");
      echoes.add("HTTP/1.1 200 OK\r\n\r\n{\"error\":{\"code\":1,\"msg\":\"" + text + "\"}}");
    }
    return echoes;
  }

  @Test
  void everythingPrinted_peerEchoesTheRequest_hasNoSecrets() throws Exception {
    int number = 0;
    int all = echoes("POST /?password=s3cret%2F HTTP/1.1\r\n").size();
    for (; number < all; number++) {
      int echo = number;
      try (RawServer server =
              new RawServer(
                  connection -> connection.send(echoes(connection.readRequest()).get(echo)));
          SipRegistrationClient client =
              SipRegistrationClient.builder()
                  .credentials(TestCredentials.credentials())
                  .baseUri(server.uri())
                  .listener(attempt -> printed.add(attempt.toString()))
                  .build()) {
        for (Form form : Form.values()) {
          print(catchThrowable(() -> form.create(client, Requests.CREATE)));
        }
        String request = server.requests().get(0);
        assertNoSecrets(request.replaceAll("(?s).*Authorization: Bearer (\\S+).*", "$1"));
        assertThat(String.join("\n", printed)).doesNotContain("s3cret");
      }
    }
  }

  @Test
  void redact_anyEncoding_leavesNothing() {
    String password = "aß &\"/'<€😀+%";
    for (String encoded :
        List.of(
            password,
            URLEncoder.encode(password, StandardCharsets.UTF_8),
            URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20"),
            URLEncoder.encode(password, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
            URLEncoder.encode(
                URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20"),
                StandardCharsets.UTF_8),
            "a\\u00df \\u0026\\\"\\/'\\u003C\\u20ac\\ud83d\\ude00+%",
            "a&#223; &amp;&quot;&#x2F;&#39;&lt;&#x20AC;&#128512;+%")) {
      assertThat(Secrets.of(password).redact("<" + encoded + ">")).isEqualTo("<***>");
    }
  }

  @Test
  void toString_ofWhatHoldsSecrets_hasNone() {
    printed.add(TestCredentials.credentials().toString());
    printed.add(Requests.CREATE.toString());
    printed.add(Requests.UPDATE.toString());
    printed.add(Secrets.of(Requests.PASSWORD).toString());
    assertNoSecrets("no token");
    assertThat(Requests.CREATE.toString()).contains("alice", "sip.example.org", "***");
    assertThat(TestCredentials.credentials().toString()).contains(TestCredentials.KEY_ID);
  }

  private void print(Throwable failure) {
    if (failure != null) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      printed.add(trace.toString());
      if (failure instanceof ApiErrorException refused) {
        printed.add(refused.errors() + refused.apiMessage() + refused.fieldName());
      }
    }
  }

  private void assertNoSecrets(String token) {
    List<String> all = new ArrayList<>(printed);
    all.addAll(RecordedLogs.lines());
    String privateKey = TestCredentials.base64Key(TestCredentials.KEYS);
    assertThat(all).isNotEmpty();
    assertThat(String.join("\n", all))
        .doesNotContain(
            Requests.PASSWORD,
            URLEncoder.encode(Requests.PASSWORD, StandardCharsets.UTF_8),
            token,
            privateKey.substring(0, 40),
            "&password=");
  }
}
