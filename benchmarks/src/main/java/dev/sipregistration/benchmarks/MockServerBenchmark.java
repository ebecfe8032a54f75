package dev.sipregistration.benchmarks;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a test waits for: a server to answer and stop, a reset, an account of its own, a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MockServerBenchmark {
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private MockServer server;
  private HttpRequest creation;

  /** Starts the server that all but the starts are measured at. */
  @Setup
  public void start() {
    server = MockServer.start();
    Credentials owner = server.credentials("owner");
    creation =
        HttpRequest.newBuilder(
                URI.create(
                    server.baseUri()
                        + "/platform_api/CreateSipRegistration"
                        + "?sip_username=alice&proxy=sip.example.org"))
            .header("Authorization", "Bearer " + owner.token(server.systemTime(), TOKEN_LIFETIME))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
  }

  /** Stops it. */
  @TearDown
  public void stop() {
    server.close();
  }

  /** Starts one more server in this JVM, has it answer, and stops it. */
  @Benchmark
  public int startAnswerStop() throws IOException, InterruptedException {
    try (MockServer another = MockServer.start()) {
      return status(another, "/platform_api/CreateSipRegistration");
    }
  }

  /** Returns everything to the seed. */
  @Benchmark
  public void reset() {
    server.reset();
  }

  /** Opens an account for a test. */
  @Benchmark
  public MockAccount newAccount() {
    return server.newAccount();
  }

  /**
   * Creates a SIP registration over HTTP, or is refused for want of money: all rules are judged.
   */
  @Benchmark
  public String create() throws IOException, InterruptedException {
    return client.send(creation, BodyHandlers.ofString()).body();
  }

  /** Asks for the health over HTTP, which nothing is judged for. */
  @Benchmark
  public int health() throws IOException, InterruptedException {
    return status(server, "/__admin/health");
  }

  private int status(MockServer asked, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(asked.baseUri().resolve(path)).build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }
}
