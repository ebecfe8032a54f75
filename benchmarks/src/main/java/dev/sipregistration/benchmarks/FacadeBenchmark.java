package dev.sipregistration.benchmarks;

import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.mockserver.MockServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of the façade over a bare call of the JDK's client that sends the same bytes; with the
 * profiler gc, what both allocate.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class FacadeBenchmark {

  private static final BindRequest BIND =
      BindRequest.registration(SipRegistrationId.of(1)).to(BindingTarget.application(123));

  private String token = "";
  private LoopbackServer server;
  private SipRegistrationClient facade;
  private HttpClient bare;

  /** Starts the server, and the façade around the very HTTP client that makes the bare calls. */
  @Setup
  public void start() throws IOException {
    Credentials owner;
    try (MockServer mockServer = MockServer.start()) {
      var credentials = mockServer.credentials("owner");
      owner = Credentials.fromJson(credentials.toJson());
      token = credentials.token(mockServer.systemTime(), Duration.ofHours(1));
    }
    server = new LoopbackServer();
    bare = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    facade =
        SipRegistrationClient.builder()
            .credentials(owner)
            .baseUri(server.uri())
            .httpClient(bare)
            .build();
  }

  /** Stops the server. */
  @TearDown
  public void stop() throws IOException {
    facade.close();
    server.close();
  }

  /** Makes a request with a deadline, sends it, and reads the response's bytes. */
  @Benchmark
  public byte[] bareCall() throws IOException, InterruptedException {
    return bare.send(request(), HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  /** Does the same through the façade, from a request object to a checked response. */
  @Benchmark
  public void facadeCall() {
    facade.bind(BIND);
  }

  /** Does the bare call without waiting on the calling thread. */
  @Benchmark
  public byte[] bareCallAsync() {
    return bare.sendAsync(request(), HttpResponse.BodyHandlers.ofByteArray()).join().body();
  }

  /** Does the same through the façade's future. */
  @Benchmark
  public void facadeCallAsync() {
    facade.bindAsync(BIND).join();
  }

  /**
   * Does the bare call and the façade's in turn, so that both share a machine's slow phases: the
   * façade's overhead is {@code facadeNanos} over {@code bareNanos}.
   */
  @Benchmark
  public void inTurn(TimeSpent spent) throws IOException, InterruptedException {
    long start = System.nanoTime();
    bareCall();
    long middle = System.nanoTime();
    facadeCall();
    spent.bareNanos += middle - start;
    spent.facadeNanos += System.nanoTime() - middle;
  }

  /** The total nanoseconds of each of the two. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class TimeSpent {
    /** In bare calls. */
    public long bareNanos;

    /** In calls of the façade. */
    public long facadeNanos;
  }

  /** One after the other. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public void facadeCalls1() {
    facade.bind(BIND);
  }

  /** Many at once: all of a machine's processors, and as many threads as they wait for. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @Threads(16)
  public void facadeCalls16() {
    facade.bind(BIND);
  }

  /** Sixteen times as many as the last, which share the connections of one client. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @Threads(256)
  public void facadeCalls256() {
    facade.bind(BIND);
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(
            URI.create(
                server.uri()
                    + "/platform_api/BindSipRegistration"
                    + "?sip_registration_id=1&application_id=123&bind=true"))
        .header("User-Agent", "sip-registration-client/0.1.0")
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofSeconds(30))
        .POST(HttpRequest.BodyPublishers.noBody())
        .build();
  }
}
