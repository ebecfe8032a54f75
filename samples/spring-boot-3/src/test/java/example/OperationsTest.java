package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.junit.AutoConfigureMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** What the actuator tells of the client. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoints.web.exposure.include=*",
      "management.endpoint.env.show-values=always",
      "VOXIMPLANT_CREDENTIALS={\"private_key\": \"s3cret\"}"
    })
@AutoConfigureMockServer
class OperationsTest {
  @Autowired Lines lines;
  @Autowired MockAccount account;

  @Value("${local.server.port}")
  int port;

  @Test
  void health_tellsWhetherTheApiCanBeUsed() throws Exception {
    assertThat(get("health")).contains("\"sipRegistration\":{\"status\":\"UP\"}");
  }

  @Test
  void calls_areMeasured() throws Exception {
    lines.open("alice", "sip.example.com", "pass");

    assertThat(get("metrics/sip.registration.client.calls"))
        .contains("CreateSipRegistration", "SUCCEEDED");
  }

  @Test
  void credentials_areHidden() throws Exception {
    assertThat(get("env"))
        .contains("VOXIMPLANT_CREDENTIALS", account.baseUri().toString())
        .doesNotContain("s3cret");
  }

  private String get(String endpoint) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
