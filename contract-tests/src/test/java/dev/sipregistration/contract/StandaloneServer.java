package dev.sipregistration.contract;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The runnable jar in a process of its own. */
final class StandaloneServer implements AutoCloseable {

  private static final String LISTENING = "Listening on ";

  private final Process process;
  private final URI baseUri;
  private final Path credentials;

  private StandaloneServer(Process process, URI baseUri, Path credentials) {
    this.process = process;
    this.baseUri = baseUri;
    this.credentials = credentials;
  }

  /** Starts the jar on any free port and waits until it listens. */
  static StandaloneServer start(Path credentials) {
    String jar = System.getProperty("standalone.jar");
    if (jar == null || !new File(jar).isFile()) {
      throw new IllegalStateException("-Dstandalone.jar=" + jar + " is not the runnable jar");
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            java, "-jar", jar, "serve", "--port", "0", "--credentials-dir", credentials.toString());
    command.redirectError(credentials.resolve("stderr.txt").toFile());
    try {
      Process process = command.start();
      return new StandaloneServer(process, announced(process), credentials);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI baseUri() {
    return baseUri;
  }

  Path credentials() {
    return credentials;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The standalone jar did not stop when it was told to");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static URI announced(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith(LISTENING)) {
      process.destroyForcibly();
      throw new AssertionError("The standalone jar said: " + line);
    }
    return URI.create(line.substring(LISTENING.length()));
  }
}
