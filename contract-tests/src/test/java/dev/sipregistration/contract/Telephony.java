package dev.sipregistration.contract;

import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import java.net.URI;
import java.nio.file.Path;

/**
 * A program under test, as samples have one: it knows nothing of a mock server.
 *
 * @param platform where to call
 * @param credentialsFile what to call with
 */
record Telephony(URI platform, Path credentialsFile) {
  long createLine(String sipUsername, String proxy) {
    try (SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromFile(credentialsFile))
            .baseUri(platform)
            .build()) {
      return client.create(CreateRequest.sipUsername(sipUsername).proxy(proxy)).id().value();
    }
  }
}
