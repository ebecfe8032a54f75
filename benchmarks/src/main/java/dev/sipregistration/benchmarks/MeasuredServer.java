package dev.sipregistration.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, which says where it listens. */
final class MeasuredServer implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://[a-z0-9.]+:(\\d+)");
  private static final String HOST = "127.0.0.1";

  private final Process process;
  private final int port;
  private final Duration wallAtStart;
  private final Duration processorAtStart;

  /** Starts it, and waits for a response, which may be a refusal. */
  MeasuredServer(List<String> command) throws IOException {
    long start = System.nanoTime();
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    port = port(output);
    respond();
    wallAtStart = Duration.ofNanos(System.nanoTime() - start);
    processorAtStart = processor();
    Thread drain = new Thread(() -> drain(output), "drain");
    drain.setDaemon(true);
    drain.start();
  }

  private static void drain(BufferedReader output) {
    try {
      while (output.readLine() != null) {
        // It must not wait for somebody to read it.
      }
    } catch (IOException closed) {
      // With the process.
    }
  }

  private static int port(BufferedReader output) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find() && line.toLowerCase(java.util.Locale.ROOT).contains("listening")) {
        return Integer.parseInt(address.group(1));
      }
      seen.append(line).append('\n');
    }
    throw new IOException("It listens nowhere: " + seen);
  }

  private void respond() throws IOException {
    try (Socket socket = new Socket(HOST, port)) {
      socket
          .getOutputStream()
          .write(request("CreateSipRegistration", "", "").getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() < 0) {
        throw new IOException("No response");
      }
    }
  }

  int port() {
    return port;
  }

  Duration wallAtStart() {
    return wallAtStart;
  }

  Duration processorAtStart() {
    return processorAtStart;
  }

  /** Returns the processor time that the process has taken. */
  Duration processor() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Returns the megabytes that are resident; Linux only, 0 elsewhere. */
  int residentMegabytes() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** Calls the admin API of the mock server. */
  String admin(String path, String json) throws IOException {
    HttpURLConnection call =
        (HttpURLConnection)
            URI.create("http://" + HOST + ":" + port + "/__admin" + path).toURL().openConnection();
    call.setRequestMethod("POST");
    call.setRequestProperty("Content-Type", "application/json");
    call.setDoOutput(true);
    call.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    try (InputStream body = call.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String request(String method, String query, String token) {
    return String.join(
        "\r\n",
        "POST /platform_api/" + method + "?" + query + " HTTP/1.1",
        "Host: " + HOST + ":" + port,
        "User-Agent: benchmark",
        "Accept: application/json",
        "Authorization: Bearer " + token,
        "Content-Length: 0",
        "",
        "");
  }

  /** Ends the process as a crash would. */
  void kill() {
    process.destroyForcibly();
    close();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
