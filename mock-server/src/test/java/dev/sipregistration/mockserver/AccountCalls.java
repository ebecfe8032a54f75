package dev.sipregistration.mockserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Calls of the vendor's API as the owner of an account.
 *
 * @param account the account
 */
public record AccountCalls(MockAccount account, String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Calls with one token, because to sign one takes longer than a call. */
  public AccountCalls(MockAccount account) {
    this(account, account.token());
  }

  /** Creates a registration with these and no other parameters. */
  public PlatformResponse create(String... parameters) {
    return call(Calls.CREATE, parameters);
  }

  public PlatformResponse bind(String... parameters) {
    return call(Calls.BIND, parameters);
  }

  /** Calls any method, with these and no other parameters. */
  public PlatformResponse call(String operation, String... parameters) {
    URI uri =
        URI.create(
            account.baseUri() + "/platform_api/" + operation + "?" + Calls.query(parameters));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .timeout(MockServerFixture.GUARD)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return PlatformResponse.of(HTTP.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
