import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Starts the mock server with little memory and attacks it. At all times health has to respond
 * within five seconds, or else the process has to end soon, by itself, with status 70 and one line;
 * and SIGTERM has to end it in its time.
 *
 * <pre>java HostileLoad.java -jar server.jar</pre>
 */
public final class HostileLoad {
  private static final Duration HEALTH_TIME = Duration.ofSeconds(5);
  private static final Duration END_TIME = Duration.ofSeconds(15);
  private static final Duration STOP_TIME = Duration.ofSeconds(12);
  private static final Duration START_TIME = Duration.ofSeconds(60);
  private static final Duration ATTACK_TIME = Duration.ofSeconds(6);
  private static final int MEBIBYTE = 1 << 20;
  private static final int ENDED_BY_ITSELF = 70;
  private static final String TOKEN = "a-token-for-this-run";
  private static final byte[] ZEROS = new byte[65_536];

  private final List<String> program;

  private HostileLoad(List<String> program) {
    this.program = program;
  }

  public static void main(String[] arguments) throws Exception {
    HostileLoad load = new HostileLoad(List.of(arguments));
    load.everyAttack();
    load.exhaustion();
    load.withoutDescriptors();
    load.withoutReaderOfTheLog();
  }

  /** Attacks a server in every way, one after the other and all at once, and stops it meanwhile. */
  private void everyAttack() throws Exception {
    try (Server server = start()) {
      server.load(400);
      List<Attack> attacks =
          List.of(
              new Attack("bodies of 15 MB without a token", 12, HostileLoad::largeBody),
              new Attack("bodies of 64 KB that never end", 300, HostileLoad::smallBody),
              new Attack("bodies of 64 KB in tiny chunks", 30, HostileLoad::tinyChunks),
              new Attack("heads in tiny packets", 20, HostileLoad::tinyPackets),
              new Attack("pipelined calls, unread", 40, HostileLoad::pipelined),
              new Attack("a large state, unread", 80, HostileLoad::slowReader),
              new Attack("TLS negotiated again and again", 4, HostileLoad::renegotiation));
      for (Attack attack : attacks) {
        if (!server.survives(attack.name, List.of(attack))) {
          return;
        }
      }
      try (Running all = new Running(server, attacks)) {
        if (server.survives("all at once", List.of())) {
          server.stop("SIGTERM meanwhile");
        }
      }
    }
  }

  /** Fills the memory with what a user may keep: snapshots, each of another world. */
  private void exhaustion() throws Exception {
    try (Server server = start()) {
      for (int i = 0; i < 300; i++) {
        try (Socket socket = server.connect()) {
          socket.setSoTimeout((int) START_TIME.toMillis());
          server.load(3000);
          socket.getOutputStream().write(server.admin("PUT", "snapshots/s" + i, ""));
          response(socket.getInputStream());
        } catch (IOException ended) {
          server.endedByItself("snapshots until the memory is full");
          return;
        }
      }
      throw new AssertionError("the memory has no end");
    }
  }

  /** Opens more connections than there may be. The acceptor must neither spin nor fill the log. */
  private void withoutDescriptors() throws Exception {
    List<String> limited =
        new ArrayList<>(List.of("bash", "-c", "ulimit -n 150; exec \"$@\"", "-"));
    limited.addAll(command());
    try (Server server = new Server(limited)) {
      List<Socket> open = new ArrayList<>();
      try {
        for (int i = 0; i < 300; i++) {
          open.add(server.connect());
        }
        Duration before = server.processorTime();
        Thread.sleep(3000);
        Duration spent = server.processorTime().minus(before);
        System.out.printf(
            "%-45s %d ms of 3000 ms%n", "out of descriptors: processor", spent.toMillis());
        check(spent.toMillis() < 1500, "the acceptor spins");
      } finally {
        for (Socket socket : open) {
          socket.close();
        }
      }
      check(server.survives("out of descriptors, then released", List.of()), "it ended");
      server.stop("SIGTERM");
      List<String> lines = server.errors().lines().toList();
      check(lines.size() == 1 && lines.get(0).contains("cannot be accepted"), "one line: " + lines);
    }
  }

  /** Logs each call to a stream that nobody reads. */
  private void withoutReaderOfTheLog() throws Exception {
    try (Server server = start("--log-level", "info")) {
      String call = "GET /platform_api" + "/name".repeat(500) + " HTTP/1.1\r\nHost: a\r\n\r\n";
      long begin = System.nanoTime();
      try (Socket socket = server.connect()) {
        for (int i = 0; i < 2000; i++) {
          socket.getOutputStream().write(bytes(call));
          response(socket.getInputStream());
        }
      }
      System.out.printf(
          "%-45s %d ms%n",
          "a log that nobody reads: 2000 calls",
          Duration.ofNanos(System.nanoTime() - begin).toMillis());
      check(server.survives("a log that nobody reads", List.of()), "it ended");
      server.stop("SIGTERM");
    }
  }

  // The attacks: each runs on one connection until it is broken off.

  private static void largeBody(Server server) throws IOException {
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes("PUT /__admin/seed HTTP/1.1\r\nHost: a\r\nContent-Length: 16777216\r\n\r\n"));
      for (int sent = 0; sent < 15 * MEBIBYTE; sent += ZEROS.length) {
        out.write(ZEROS);
      }
      await(socket);
    }
  }

  private static void smallBody(Server server) throws IOException {
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          bytes(
              "POST /platform_api/CreateSipRegistration HTTP/1.1\r\nHost: a\r\n"
                  + "Content-Type: application/x-www-form-urlencoded\r\n"
                  + "Content-Length: 65536\r\n\r\n"));
      out.write(ZEROS, 0, ZEROS.length - 1);
      await(socket);
    }
  }

  private static void tinyChunks(Server server) throws IOException {
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          bytes(
              "POST /platform_api/CreateSipRegistration HTTP/1.1\r\nHost: a\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n"));
      byte[] chunks = bytes("1\r\nx\r\n".repeat(1000));
      for (int i = 0; i < 64; i++) {
        out.write(chunks);
      }
      await(socket);
    }
  }

  private static void tinyPackets(Server server) throws IOException {
    try (Socket socket = server.connect()) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      for (byte b : bytes("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(5_000))) {
        out.write(b);
      }
      await(socket);
    }
  }

  private static void pipelined(Server server) throws IOException {
    byte[] calls = bytes("GET /platform_api/Nothing HTTP/1.1\r\nHost: a\r\n\r\n".repeat(500));
    try (Socket socket = server.connect()) {
      while (true) {
        socket.getOutputStream().write(calls);
      }
    }
  }

  private static void slowReader(Server server) throws IOException {
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(server.admin("GET", "state", ""));
      await(socket);
    }
  }

  private static void renegotiation(Server server) throws IOException {
    try (SSLSocket socket = server.connectSecurely()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      for (int i = 0; i < 100; i++) {
        socket.startHandshake();
        socket.getOutputStream().write(bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
        response(socket.getInputStream());
      }
    }
  }

  /** Reads nothing until the connection is broken off, here or there. */
  private static void await(Socket socket) throws IOException {
    try {
      Thread.sleep(ATTACK_TIME.toMillis());
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface Connection {
    void attack(Server server) throws IOException;
  }

  private record Attack(String name, int connections, Connection connection) {}

  /** Attacks that go on, each on many connections, until they are closed. */
  private static final class Running implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    Running(Server server, List<Attack> attacks) {
      for (Attack attack : attacks) {
        for (int i = 0; i < attack.connections; i++) {
          Thread thread = new Thread(() -> repeat(server, attack));
          thread.setDaemon(true);
          threads.add(thread);
          thread.start();
        }
      }
    }

    private void repeat(Server server, Attack attack) {
      while (!over.get()) {
        try {
          attack.connection.attack(server);
        } catch (IOException brokenOff) {
          // The attacks are about memory and threads: they must not take the processor alone.
        }
        pause();
      }
    }

    private static void pause() {
      try {
        Thread.sleep(200);
      } catch (InterruptedException again) {
        Thread.currentThread().interrupt();
      }
    }

    /** Breaks off the connections, which may be in the middle of a write. */
    @Override
    public void close() throws InterruptedException {
      over.set(true);
      threads.forEach(Thread::interrupt);
    }
  }

  private Server start(String... options) throws Exception {
    return new Server(command(options));
  }

  private List<String> command(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx64m");
    command.addAll(program);
    command.addAll(List.of("--port", "0", "--https-port", "0", "--admin-token", TOKEN));
    command.addAll(Arrays.asList(options));
    return command;
  }

  /** A running server. */
  private static final class Server implements AutoCloseable {
    private final Process process;
    private final int port;
    private final int securePort;

    Server(List<String> command) throws Exception {
      process = new ProcessBuilder(command).start();
      String line = process.inputReader().readLine();
      check(line != null && line.startsWith("Listening on "), "the server starts: " + line);
      String[] ports = line.replaceAll("[^0-9 ]", " ").strip().split(" +");
      port = Integer.parseInt(ports[4]);
      securePort = Integer.parseInt(ports[9]);
    }

    Socket connect() throws IOException {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4096);
      socket.setSoTimeout((int) HEALTH_TIME.toMillis());
      socket.connect(new InetSocketAddress("127.0.0.1", port), (int) HEALTH_TIME.toMillis());
      return socket;
    }

    SSLSocket connectSecurely() throws IOException {
      SSLSocket socket =
          (SSLSocket) TRUSTING.getSocketFactory().createSocket("127.0.0.1", securePort);
      socket.setSoTimeout((int) HEALTH_TIME.toMillis());
      return socket;
    }

    byte[] admin(String method, String path, String body) {
      return bytes(
          method
              + " /__admin/"
              + path
              + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + TOKEN
              + "\r\nContent-Type: application/yaml\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
    }

    /** Loads a world that takes some time and room to show. */
    void load(int registrations) throws IOException {
      String seed =
          IntStream.rangeClosed(1, registrations)
              .mapToObj(
                  i ->
                      "      - { sip_registration_id: "
                          + i
                          + ", sip_username: user"
                          + i
                          + ", proxy: sip.example.org }")
              .collect(
                  Collectors.joining(
                      "\n",
                      "accounts:\n  - account_id: 1\n    account_name: demo\n    balance: 100000\n"
                          + "    sip_registrations:\n",
                      "\n"));
      try (Socket socket = connect()) {
        socket.setSoTimeout((int) START_TIME.toMillis());
        socket.getOutputStream().write(admin("PUT", "seed", seed));
        String answer = response(socket.getInputStream());
        check(answer.startsWith("HTTP/1.1 204 "), "the seed is loaded: " + answer);
      }
    }

    /**
     * Asks for the health while attacks go on.
     *
     * @return whether the server still runs; if not, it has ended as it should
     */
    boolean survives(String name, List<Attack> attacks) throws Exception {
      long longest = 0;
      int asked = 0;
      try (Running running = new Running(this, attacks)) {
        long end = System.nanoTime() + ATTACK_TIME.toNanos();
        do {
          long begin = System.nanoTime();
          if (!isHealthy()) {
            endedByItself(name);
            return false;
          }
          longest = Math.max(longest, System.nanoTime() - begin);
          asked++;
          Thread.sleep(50);
        } while (System.nanoTime() < end);
      }
      System.out.printf(
          "%-45s healthy, %d times asked, %d ms at most%n",
          name, asked, Duration.ofNanos(longest).toMillis());
      return true;
    }

    private boolean isHealthy() throws Exception {
      long begin = System.nanoTime();
      try (Socket socket = connect()) {
        socket
            .getOutputStream()
            .write(bytes("GET /__admin/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        return response(socket.getInputStream()).startsWith("HTTP/1.1 200 ");
      } catch (IOException silent) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);
        boolean ended =
            process.waitFor(HEALTH_TIME.minus(waited).toMillis() + 100, TimeUnit.MILLISECONDS);
        check(ended, "silent for " + waited.toMillis() + " ms, and running: " + silent);
        return false;
      }
    }

    private void endedByItself(String name) throws Exception {
      check(process.waitFor(STOP_TIME.toMillis(), TimeUnit.MILLISECONDS), "it ends");
      List<String> lines = errors().lines().toList();
      System.out.printf("%-45s ended with status %d: %s%n", name, process.exitValue(), lines);
      check(process.exitValue() == ENDED_BY_ITSELF, "status 70");
      check(
          lines.stream().filter(line -> line.startsWith("sip-registration-mock-server: ")).count()
              == 1,
          "one line says why");
    }

    void stop(String name) throws InterruptedException {
      long begin = System.nanoTime();
      process.toHandle().destroy();
      check(process.waitFor(STOP_TIME.toMillis(), TimeUnit.MILLISECONDS), "SIGTERM ends it");
      System.out.printf(
          "%-45s ended with status %d after %d ms%n",
          name, process.exitValue(), Duration.ofNanos(System.nanoTime() - begin).toMillis());
      check(process.exitValue() == 143 || process.exitValue() == ENDED_BY_ITSELF, "status");
    }

    Duration processorTime() {
      return process.info().totalCpuDuration().orElseThrow();
    }

    String errors() throws IOException {
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Reads a response with a length, and returns it with its head. */
  private static String response(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length =
        text.lines()
            .filter(line -> line.toLowerCase().startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return text + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private static final SSLContext TRUSTING = trusting();

  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustEverybody()}, null);
      return context;
    } catch (java.security.GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static final class TrustEverybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
