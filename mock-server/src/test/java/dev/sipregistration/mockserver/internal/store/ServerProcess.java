package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A mock server in a process of its own, which ends as {@code kill -9} ends it. */
final class ServerProcess implements AutoCloseable {
  private static final Duration GUARD = Duration.ofSeconds(60);

  private final Process process;
  private final URI uri;

  private ServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts a server, and returns when it listens. */
  static ServerProcess start(String store) throws IOException {
    return start(List.of(), store, ProcessBuilder.Redirect.INHERIT);
  }

  /**
   * Starts a server, and returns when it listens.
   *
   * @param shell the command that starts the JVM, if it is not started directly
   * @param errors where its log goes
   */
  static ServerProcess start(List<String> shell, String store, ProcessBuilder.Redirect errors)
      throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--port",
            "0",
            "--store",
            store));
    Process process = new ProcessBuilder(command).redirectError(errors).start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    assertThat(line).startsWith("Listening on ");
    return new ServerProcess(process, URI.create(line.substring("Listening on ".length())));
  }

  URI uri() {
    return uri;
  }

  /** Kills the process, and returns when it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
