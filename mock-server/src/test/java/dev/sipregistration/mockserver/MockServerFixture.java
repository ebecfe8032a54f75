package dev.sipregistration.mockserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.account.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real server for the tests of one class, to be kept in a static field with
 * {@code @RegisterExtension}: it is reset before each test and closed after the last one.
 */
public final class MockServerFixture implements BeforeEachCallback, AfterAllCallback {
  /** No test waits so long for anything that works; it only keeps a hang from lasting for ever. */
  public static final Duration GUARD = Duration.ofSeconds(60);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(GUARD).build();

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

  static {
    ExpectedWarnings.hide();
  }

  private final MockServer server;
  private final Map<Credentials, String> tokens = new ConcurrentHashMap<>();

  private MockServerFixture(MockServerOptions options) {
    server = MockServer.start(options);
  }

  public static MockServerFixture demo() {
    return with(options -> options);
  }

  /** Starts a server with the demo world, unless the options have another seed. */
  public static MockServerFixture with(UnaryOperator<MockServerOptions.Builder> change) {
    return new MockServerFixture(
        change.apply(MockServerOptions.builder().seed(TestSeeds.demo())).build());
  }

  /** Starts a server with other accounts, each with an owner of the account's name. */
  public static MockServerFixture of(Account... accounts) {
    return with(options -> options.seed(TestSeeds.of(accounts)));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }

  public MockServer server() {
    return server;
  }

  public URI uri(String pathAndQuery) {
    return URI.create(server.baseUri() + pathAndQuery);
  }

  public Credentials credentials(String serviceAccount) {
    return server.credentials(serviceAccount);
  }

  /** Returns a token that is good for longer than any test takes; to sign one takes its time. */
  public String token(String serviceAccount) {
    return tokens.computeIfAbsent(
        credentials(serviceAccount), own -> own.token(server.systemTime(), TOKEN_LIFETIME));
  }

  public Calls as(String serviceAccount) {
    return withToken(token(serviceAccount));
  }

  public Calls withToken(String token) {
    return new Calls(this, "Bearer " + token);
  }

  public Calls anonymously() {
    return new Calls(this, "");
  }

  public PlatformResponse get(String pathAndQuery) {
    return send(HttpRequest.newBuilder(uri(pathAndQuery)).build());
  }

  public PlatformResponse post(String path, String contentType, String body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  public PlatformResponse postJson(String path, String body) {
    return post(path, "application/json", body);
  }

  public PlatformResponse send(HttpRequest request) {
    try {
      HttpRequest guarded =
          HttpRequest.newBuilder(request, (name, value) -> true).timeout(GUARD).build();
      return PlatformResponse.of(HTTP.send(guarded, BodyHandlers.ofByteArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Returns all accounts with all that is in them; the time, which runs on, is left out. */
  public JsonNode accounts() {
    return get("/__admin/state").json().path("accounts");
  }

  /** Returns an account of the state. */
  public JsonNode account(long id) {
    for (JsonNode account : accounts()) {
      if (account.path("account_id").asLong() == id) {
        return account;
      }
    }
    throw new AssertionError("no account " + id);
  }

  /** Returns a SIP registration of account 1. */
  public JsonNode registration(long id) {
    for (JsonNode registration : account(1).path("sip_registrations")) {
      if (registration.path("sip_registration_id").asLong() == id) {
        return registration;
      }
    }
    throw new AssertionError("no SIP registration " + id);
  }
}
