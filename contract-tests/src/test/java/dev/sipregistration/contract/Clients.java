package dev.sipregistration.contract;

import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.RetryPolicy;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Makes the real client. */
final class Clients {

  private static final Duration A_MOMENT = Duration.ofMillis(1);
  private static final KeyId KEY = new KeyId("11111111-1111-1111-1111-111111111111");

  /** Made of a number whose key is found soon. */
  private static final dev.sipregistration.mockserver.auth.Credentials ANYBODY =
      new dev.sipregistration.mockserver.auth.Credentials(
          "anybody", "anybody@example.com", new AccountId(1), KEY, SigningKey.seeded(107, KEY));

  /** Returns a client of a server that does not look at its token. */
  static SipRegistrationClient at(URI baseUri, HttpClient http) {
    return at(baseUri, http, ANYBODY);
  }

  static SipRegistrationClient at(
      URI baseUri, HttpClient http, dev.sipregistration.mockserver.auth.Credentials caller) {
    return SipRegistrationClient.builder()
        .baseUri(baseUri)
        .httpClient(http)
        .credentials(of(caller))
        .retryIdempotent(RetryPolicy.upTo(2).withBackoff(A_MOMENT, A_MOMENT))
        .build();
  }

  private static Credentials of(dev.sipregistration.mockserver.auth.Credentials caller) {
    byte[] json = caller.toJson().getBytes(StandardCharsets.UTF_8);
    return Credentials.fromStream(new ByteArrayInputStream(json));
  }

  private Clients() {}
}
