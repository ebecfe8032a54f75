package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.internal.admin.model.AdminJson;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.WrittenResponse;
import dev.sipregistration.mockserver.internal.admin.resource.ReadinessResource;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and readiness, and the methods of all paths of the admin API. */
class ProbesTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private static PlatformResponse send(String method, String path) {
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri(path)).method(method, BodyPublishers.noBody()).build());
  }

  /** With a slash at its end, a path is left to the application. */
  @ParameterizedTest
  @ValueSource(strings = {"/__admin/health", "/__admin/ready"})
  void probe_answeredBelowTheApplication_isWhatThatWouldAnswer(String path) {
    PlatformResponse probe = SERVER.get(path);
    PlatformResponse application = SERVER.get(path + "/");

    assertThat(probe.status()).isEqualTo(200).isEqualTo(application.status());
    assertThat(probe.text()).isEqualTo(application.text());
    assertThat(probe.contentType()).isEqualTo(application.contentType());
  }

  @Test
  void readiness_ofStoppingServer_isTheProblemOfTheApplication() throws Exception {
    WrittenResponse stopping = AdminProbes.readiness(false);

    assertThat(stopping.status()).isEqualTo(503);
    assertThat(stopping.contentType()).isEqualTo("application/problem+json");
    assertThat(stopping.body())
        .isEqualTo(
            AdminJson.mapper()
                .writeValueAsString(
                    ProblemException.unavailable(ReadinessResource.NOT_READY).problem()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "health",
        "ready",
        "metrics",
        "state",
        "clock",
        "configuration",
        "seed",
        "journal"
      })
  void head_whereGetIs_isGetWithoutBody(String path) throws IOException {
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      String response =
          connection
              .send("HEAD /__admin/" + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n")
              .readToEnd();

      assertThat(response).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/__admin/health,'GET, HEAD'",
    "/__admin/ready,'GET, HEAD'",
    "/__admin/metrics,'GET, HEAD'",
    "/__admin/clock,'GET, HEAD, POST'",
    "/__admin/reset,POST",
    "/platform_api/CreateSipRegistration,'GET, POST'"
  })
  void allow_onRefusedMethod_listsTheMethodsOfThePath(String path, String allowed) {
    List<String> refused =
        new ArrayList<>(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "FOO"));
    refused.removeAll(Arrays.asList(allowed.split(", ")));

    for (String method : refused) {
      PlatformResponse response = send(method, path);

      assertThat(response.status()).as(method).isEqualTo(405);
      assertThat(response.header("Allow")).as(method).isEqualTo(allowed);
    }
  }
}
