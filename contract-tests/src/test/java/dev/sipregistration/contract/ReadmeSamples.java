package dev.sipregistration.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sipregistration.client.AccountInfo;
import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/** What the README at the top shows, between the marks, to the letter. */
final class ReadmeSamples {
  private static final String password = "not a real one";

  private ReadmeSamples() {}

  static Optional<BigDecimal> callWith(Credentials credentials, URI baseUri) {
    // sample: client
    try (SipRegistrationClient client =
        SipRegistrationClient.builder().credentials(credentials).baseUri(baseUri).build()) {
      CreatedSipRegistration created =
          client.create(
              CreateRequest.sipUsername("alice").proxy("sip.example.com").password(password));
      client.bind(
          BindRequest.registration(created.id()).to(BindingTarget.application(123).user(12345)));
      return created.accountInfo().map(AccountInfo::balance);
    } catch (ApiErrorException refused) {
      // With HTTP status 200; the code says why, such as 127 where there is not enough money.
      throw new IllegalStateException("Refused with " + refused.code(), refused);
    }
    // end
  }

  static Optional<BigDecimal> callMockServer() {
    // sample: mockServer
    try (MockServer server = MockServer.start()) {
      String json = server.credentials("owner").toJson();
      InputStream file = new ByteArrayInputStream(json.getBytes(UTF_8));
      return callWith(Credentials.fromStream(file), server.baseUri());
    }
    // end
  }
}
