package dev.sipregistration.contract;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the mock server's README shows, between the marks, to the letter. */
final class MockServerReadmeSamples {
  private MockServerReadmeSamples() {}

  static String unbind() throws IOException, InterruptedException {
    // sample: inTest
    try (MockServer server = MockServer.start()) {
      Credentials owner = server.credentials("owner");
      String token = owner.token(server.systemTime(), Duration.ofHours(1));
      HttpResponse<String> answer =
          post(
              server.baseUri() + "/platform_api/BindSipRegistration?bind=false&user_id=12345",
              token);
      server.reset();
      return answer.body();
    }
    // end
  }

  private static HttpResponse<String> post(String uri, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
