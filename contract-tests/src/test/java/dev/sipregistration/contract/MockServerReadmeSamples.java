package dev.sipregistration.contract;

import dev.sipregistration.client.AccountInfo;
import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What the mock server's README shows, between the marks, to the letter. */
final class MockServerReadmeSamples {
  private MockServerReadmeSamples() {}

  static String unbind() throws IOException, InterruptedException {
    // sample: java
    try (MockServer server = MockServer.start()) {
      MockAccount account = server.newAccount().givenBalance("5.00");
      HttpResponse<String> response =
          post(
              account.baseUri() + "/platform_api/BindSipRegistration?bind=false&user_id=12345",
              account.token());
      return response.body();
    }
    // end
  }

  static Optional<BigDecimal> callMockServer() {
    // sample: mockServer
    try (MockServer server = MockServer.start();
        SipRegistrationClient client =
            SipRegistrationClient.builder()
                .credentials(Credentials.fromJson(server.credentials("owner").toJson()))
                .baseUri(server.baseUri())
                .build()) {
      CreatedSipRegistration line =
          client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));
      client.bind(
          BindRequest.registration(line.id()).to(BindingTarget.application(123).user("john")));
      return line.accountInfo().map(AccountInfo::balance);
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
