package dev.sipregistration.mockserver.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Starts a server as the command line does, makes the first calls that people make, and ends: Java
 * records which classes a start needs, and archives them for the next ones.
 */
final class Rehearsal {
  private static final String LISTENING = "Listening on ";

  private Rehearsal() {}

  /**
   * Runs it, on any free port of loopback.
   *
   * @param arguments ignored
   * @throws IOException if the server does not respond
   */
  public static void main(String[] arguments) throws IOException {
    try (PipedInputStream printed = new PipedInputStream()) {
      System.setOut(new PrintStream(new PipedOutputStream(printed), true, StandardCharsets.UTF_8));
      Thread serving = new Thread(() -> Main.main(new String[] {"serve", "--port", "0"}), "serve");
      serving.setDaemon(true);
      serving.start();
      String line =
          new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8)).readLine();
      if (line == null || !line.startsWith(LISTENING)) {
        throw new IOException("The server does not listen: " + line);
      }
      call(URI.create(line.substring(LISTENING.length())));
    }
    System.exit(0);
  }

  private static void call(URI server) throws IOException {
    send(server, "GET", "/__admin/ready", "");
    String create = "/platform_api/CreateSipRegistration?sip_username=alice&proxy=sip.example.org";
    send(server, "POST", create, "");
    String token = send(server, "POST", "/__admin/tokens", "");
    send(server, "POST", create, token);
    send(
        server,
        "POST",
        "/platform_api/BindSipRegistration?sip_registration_id=1&bind=false",
        token);
    send(server, "POST", "/__admin/reset", "");
  }

  private static String send(URI server, String method, String path, String token)
      throws IOException {
    HttpURLConnection call = (HttpURLConnection) server.resolve(path).toURL().openConnection();
    call.setRequestMethod(method);
    call.setRequestProperty("Content-Type", "application/json");
    if (!token.isEmpty()) {
      call.setRequestProperty("Authorization", "Bearer " + token);
    }
    if (path.startsWith("/__admin/") && method.equals("POST")) {
      call.setDoOutput(true);
      call.getOutputStream().write('{');
      call.getOutputStream().write('}');
    }
    return new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
