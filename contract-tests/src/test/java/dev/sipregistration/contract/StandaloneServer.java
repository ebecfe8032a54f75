package dev.sipregistration.contract;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.seed.CredentialsFile;
import dev.sipregistration.mockserver.seed.DemoSeed;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The runnable jar in a process of its own. */
final class StandaloneServer implements ServerUnderTest {

  private static final String LISTENING = "Listening on ";
  private static final KeyId KEY = new KeyId("11111111-1111-1111-1111-111111111111");

  private final Process process;
  private final URI baseUri;
  private final Path credentials;
  private final Map<String, Credentials> read = new ConcurrentHashMap<>();

  private StandaloneServer(Process process, URI baseUri, Path credentials) {
    this.process = process;
    this.baseUri = baseUri;
    this.credentials = credentials;
  }

  /**
   * Starts the jar on any free port and waits until it listens. It makes the owner's key and finds
   * the others, as at a second start: making a dozen takes longer than all the rest.
   */
  static StandaloneServer start(Path credentials) {
    String jar = System.getProperty("standalone.jar");
    if (jar == null || !new File(jar).isFile()) {
      throw new IllegalStateException("-Dstandalone.jar=" + jar + " is not the runnable jar");
    }
    leaveKeysOfOthers(credentials);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            jar,
            "serve",
            "--port",
            "0",
            "--credentials-dir",
            credentials.toString());
    command.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = command.start();
      return new StandaloneServer(process, announced(process), credentials);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void leaveKeysOfOthers(Path directory) {
    SigningKey key = SigningKey.seeded(75, KEY);
    try {
      for (Credentials other : DemoSeed.create(keyId -> key).credentials()) {
        if (!other.name().equals("owner")) {
          Files.writeString(file(directory, other.name()), other.toJson());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path directory, String serviceAccount) {
    return directory.resolve(serviceAccount + ".credentials.json");
  }

  @Override
  public URI baseUri() {
    return baseUri;
  }

  @Override
  public Credentials credentials(String serviceAccount) {
    return read.computeIfAbsent(serviceAccount, this::written);
  }

  private Credentials written(String serviceAccount) {
    try {
      return CredentialsFile.read(file(credentials, serviceAccount));
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
