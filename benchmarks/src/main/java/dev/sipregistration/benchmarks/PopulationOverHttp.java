package dev.sipregistration.benchmarks;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A server that begins with a population, called over one connection that is kept. */
final class PopulationOverHttp implements ScaledCalls, AutoCloseable {
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(50);

  private final Population population;
  private final MockServer server;
  private final Credentials owner;
  private final Socket socket;
  private final Responses responses;
  private final Map<Integer, String> tokens = new HashMap<>();

  PopulationOverHttp(Population population) throws IOException {
    this.population = population;
    Seed demo = DemoSeed.create();
    server =
        MockServer.start(
            MockServerOptions.builder()
                .seed(new Seed(population.world(), demo.credentials()))
                .build());
    owner = server.credentials("owner");
    socket = new Socket("127.0.0.1", server.baseUri().getPort());
    socket.setTcpNoDelay(true);
    responses = new Responses(socket.getInputStream());
  }

  MockServer server() {
    return server;
  }

  @Override
  public int accounts() {
    return population.accounts();
  }

  @Override
  public void reset() {
    server.reset();
  }

  @Override
  public void create(int account) throws IOException {
    call(
        account,
        "CreateSipRegistration?sip_username=alice&proxy=sip.example.org&password=secret"
            + "&application_id="
            + DemoWorld.APPLICATION);
  }

  @Override
  public void bind(int account, int turn) throws IOException {
    call(
        account,
        "BindSipRegistration?bind=true&sip_registration_id="
            + population.registration(account, turn / 2)
            + "&application_id="
            + (turn % 2 == 0 ? DemoWorld.OTHER_APPLICATION : DemoWorld.APPLICATION));
  }

  @Override
  public void displace(int account, int turn) throws IOException {
    call(
        account,
        "BindSipRegistration?bind=true&sip_registration_id="
            + population.registration(account, turn)
            + "&application_id="
            + DemoWorld.APPLICATION
            + "&user_id="
            + DemoWorld.JOHN);
  }

  @Override
  public void list(int account) throws IOException {
    call(account, "GetSipRegistrations?count=10");
  }

  @Override
  public void state(int account) throws IOException {
    send("GET /__admin/accounts/" + account, "");
  }

  private void call(int account, String methodAndQuery) throws IOException {
    send(
        "POST /platform_api/" + methodAndQuery,
        "Authorization: Bearer "
            + tokens.computeIfAbsent(account, this::token)
            + "\r\nContent-Length: 0\r\n");
  }

  private String token(int account) {
    return new Credentials(
            owner.name(), owner.accountEmail(), new AccountId(account), owner.keyId(), owner.key())
        .token(server.systemTime(), TOKEN_LIFETIME);
  }

  private void send(String methodAndPath, String headers) throws IOException {
    String request =
        methodAndPath
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.baseUri().getPort()
            + "\r\n"
            + headers
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    responses.next();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    server.close();
  }
}
