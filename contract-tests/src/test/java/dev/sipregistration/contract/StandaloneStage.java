package dev.sipregistration.contract;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.seed.CredentialsFile;
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
final class StandaloneStage implements Stage {

  private static final String LISTENING = "Listening on ";

  private final Process process;
  private final URI baseUri;
  private final Path credentials;

  private StandaloneStage(Process process, URI baseUri, Path credentials) {
    this.process = process;
    this.baseUri = baseUri;
    this.credentials = credentials;
  }

  /** Starts the jar on any free port and waits until it listens. */
  static StandaloneStage start(Path credentials) {
    String jar = System.getProperty("standalone.jar");
    if (jar == null || !new File(jar).isFile()) {
      throw new IllegalStateException("-Dstandalone.jar=" + jar + " is not the runnable jar");
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            java, "-jar", jar, "serve", "--port", "0", "--credentials-dir", credentials.toString());
    command.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = command.start();
      return new StandaloneStage(process, announced(process), credentials);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI baseUri() {
    return baseUri;
  }

  @Override
  public Credentials credentials(String serviceAccount) {
    try {
      return CredentialsFile.read(credentials.resolve(serviceAccount + ".credentials.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The runnable jar did not stop when it was told to");
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
      throw new AssertionError("The runnable jar said: " + line);
    }
    return URI.create(line.substring(LISTENING.length()));
  }
}
