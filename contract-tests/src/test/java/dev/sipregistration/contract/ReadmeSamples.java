package dev.sipregistration.contract;

import dev.sipregistration.client.AccountInfo;
import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockServer;
import java.math.BigDecimal;
import java.util.Optional;

/** What the README at the top shows, between the marks, to the letter. */
final class ReadmeSamples {
  private ReadmeSamples() {}

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
}
