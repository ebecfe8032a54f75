package dev.sipregistration.mockserver.endurance;

import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.faults.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A client that does this and that: most of it is right, some slow, some broken off, some no HTTP.
 * It does not judge; that nothing is left behind is judged when it is gone.
 */
final class SoakClient {
  private static final int LONG_TIME_MILLIS = 500;

  /** Jersey tells of each client that goes away while it is written to. */
  private static final Logger CLIENTS_THAT_WENT =
      Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");

  static {
    CLIENTS_THAT_WENT.setLevel(Level.OFF);
  }

  private final MockServer server;
  private final URI receiver;
  private final Random random;
  private final String token;

  /** Counts what was done, to see that something was. */
  private long done;

  SoakClient(MockServer server, URI receiver, long seed) {
    this.server = server;
    this.receiver = receiver;
    random = new Random(seed);
    Credentials owner = server.credentials("owner");
    token = owner.token(server.systemTime(), Duration.ofHours(1));
  }

  long done() {
    return done;
  }

  void act() {
    try {
      switch (random.nextInt(16)) {
        case 0, 1, 2, 3 -> create();
        case 4, 5, 6 -> bind();
        case 7 -> admin();
        case 8 -> fault();
        case 9 -> unread();
        case 10 -> brokenOff();
        case 11 -> reset();
        case 12 -> slow();
        case 13 -> noHttp();
        case 14 -> callbacks();
        default -> pipelined();
      }
      done++;
    } catch (IOException | RuntimeException expected) {
      // Faults, resets and other clients' reset of the state are part of it.
    }
  }

  private String head(String method, String target, int length) {
    return """
    %s %s HTTP/1.1
    Host: localhost
    Authorization: Bearer %s
    Content-Type: application/json
    Content-Length: %d
    Connection: close

    """
        .formatted(method, target, token, length);
  }

  private static String goesOn(String request) {
    return request.replace("Connection: close\n", "");
  }

  private String call(String operation, String... parameters) {
    return head("POST", "/platform_api/" + operation + "?" + Calls.query(parameters), 0);
  }

  private String createCall() {
    return call(
        Calls.CREATE,
        "sip_username",
        "user" + random.nextInt(100),
        "proxy",
        random.nextBoolean() ? "sip.example.org" : "403.sip.invalid",
        "password",
        "x".repeat(random.nextInt(200)));
  }

  /** Sends calls, the last of which ends the connection, and reads what comes in time. */
  private void exchange(String... requests) throws IOException {
    try (Socket socket = connect()) {
      for (String request : requests) {
        write(socket, request);
      }
      byte[] unused = socket.getInputStream().readAllBytes();
    }
  }

  private void create() throws IOException {
    exchange(createCall());
  }

  private void bind() throws IOException {
    exchange(
        call(
            Calls.BIND,
            "sip_registration_id",
            String.valueOf(1 + random.nextInt(50)),
            "application_id",
            "123",
            "user_id",
            random.nextBoolean() ? "12345" : "12346",
            "bind",
            String.valueOf(random.nextInt(4) > 0)));
  }

  private void admin() throws IOException {
    switch (random.nextInt(10)) {
      case 0 -> exchange(head("GET", "/__admin/state", 0));
      case 1 -> exchange(head("GET", "/__admin/seed?secrets=true", 0));
      case 2 -> exchange(head("GET", "/__admin/metrics", 0));
      case 3 -> exchange(head("GET", "/__admin/journal", 0));
      case 4 -> exchange(head("PUT", "/__admin/snapshots/s" + random.nextInt(3), 0));
      case 5 -> exchange(head("POST", "/__admin/snapshots/s" + random.nextInt(3) + "/restore", 0));
      case 6 -> post("/__admin/clock", "{\"advance\": \"P1M\"}");
      case 7 -> post("/__admin/accounts/1/deposits", "{\"amount\": 100}");
      case 8 -> post("/__admin/reset", "");
      default -> post("/__admin/clock", "{\"system\": true}");
    }
  }

  private void post(String path, String body) throws IOException {
    exchange(head("POST", path, body.length()) + body);
  }

  private void fault() {
    Duration time = Duration.ofMillis(1 + random.nextInt(300));
    Fault fault =
        switch (random.nextInt(9)) {
          case 0 -> Fault.connectionReset();
          case 1 -> Fault.connectionClosed();
          case 2 -> Fault.stalledBody();
          case 3 -> Fault.dribbledBody(time);
          case 4 -> Fault.truncatedJson();
          case 5 -> Fault.malformedJson();
          case 6 -> Fault.emptyAnswer();
          case 7 -> Fault.tooManyRequests(time);
          default -> Fault.delay(time);
        };
    var unused = server.faults().add(fault.times(1 + random.nextInt(3)));
  }

  /** Asks for much, reads some of it slowly, and goes. */
  private void unread() throws IOException {
    try (Socket socket = connect()) {
      for (int i = 0; i < 20; i++) {
        write(socket, goesOn(head("GET", "/__admin/state", 0)));
      }
      InputStream in = socket.getInputStream();
      for (int i = 0; i < 10; i++) {
        int unused = in.read(new byte[100]);
        pause(5);
      }
    }
  }

  private void brokenOff() throws IOException {
    String request = createCall();
    try (Socket socket = connect()) {
      write(socket, request.substring(0, random.nextInt(request.length())));
    }
  }

  private void reset() throws IOException {
    try (Socket socket = connect()) {
      socket.setSoLinger(true, 0);
      write(socket, createCall());
    }
  }

  private void slow() throws IOException {
    String request = createCall();
    try (Socket socket = connect()) {
      for (int at = 0; at < request.length(); at += 20) {
        write(socket, request.substring(at, Math.min(request.length(), at + 20)));
        pause(10);
      }
      int unused = socket.getInputStream().read(new byte[1_000]);
    }
  }

  private void noHttp() throws IOException {
    byte[] noise = new byte[1 + random.nextInt(20_000)];
    random.nextBytes(noise);
    try (Socket socket = connect()) {
      socket.getOutputStream().write(noise);
      int unused = socket.getInputStream().read(new byte[1_000]);
    }
  }

  private void callbacks() throws IOException {
    server.control().changeCallbacks(DemoWorld.ACCOUNT, new Callbacks(receiver, null));
    int code = random.nextBoolean() ? 503 : 200;
    post(
        "/__admin/accounts/1/registrar_outcomes",
        "{\"proxy\": \"sip.example.org\", \"status_code\": " + code + "}");
  }

  private void pipelined() throws IOException {
    exchange(goesOn(createCall()), goesOn(createCall()), createCall());
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(LONG_TIME_MILLIS);
    socket.connect(
        new InetSocketAddress(server.baseUri().getHost(), server.baseUri().getPort()),
        LONG_TIME_MILLIS);
    return socket;
  }

  private static void write(Socket socket, String request) throws IOException {
    socket
        .getOutputStream()
        .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
