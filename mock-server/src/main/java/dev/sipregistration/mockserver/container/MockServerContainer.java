package dev.sipregistration.mockserver.container;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.RemoteMockServer;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A container with a mock server, for Testcontainers. It has an admin token of its own, and is
 * ready when the server takes calls.
 *
 * <pre>{@code
 * try (MockServerContainer container =
 *     new MockServerContainer("sip-registration-mock-server:0.1.0")) {
 *   container.start();
 *   MockAccount account = container.server().newAccount();
 * }
 * }</pre>
 */
public final class MockServerContainer extends GenericContainer<MockServerContainer> {
  /** The port of the server within its network: {@value}. */
  public static final int PORT = 8080;

  /** The environment variable of the admin token, which the server reads. */
  private static final String TOKEN_VARIABLE = "SIP_REGISTRATION_MOCK_ADMIN_TOKEN";

  private static final String SEED = "/etc/sip-registration/seed.yaml";

  private final String adminToken = newToken();
  private final List<String> options = new ArrayList<>();

  /**
   * Makes a container that has not started yet.
   *
   * @param image the name and tag of the image, which is made by {@code mvn -Pimage package}
   */
  public MockServerContainer(String image) {
    this(DockerImageName.parse(image));
  }

  /**
   * Makes a container that has not started yet.
   *
   * @param image the name and tag of the image
   */
  public MockServerContainer(DockerImageName image) {
    super(image);
    withExposedPorts(PORT);
    withEnv(TOKEN_VARIABLE, adminToken);
    waitingFor(Wait.forHttp("/__admin/ready").forPort(PORT).forStatusCode(200));
  }

  private static String newToken() {
    byte[] token = new byte[16];
    new SecureRandom().nextBytes(token);
    return HexFormat.of().formatHex(token);
  }

  /**
   * Adds options of the command line, such as {@code --strict}.
   *
   * @param more the options, each value after its name; neither {@code --host} nor {@code --port}
   * @return this container
   */
  public MockServerContainer withOptions(String... more) {
    Collections.addAll(options, more);
    withCommand(options.toArray(String[]::new));
    return this;
  }

  /**
   * Sets the seed that the server starts with and resets to.
   *
   * @param seed a seed file, on the class path or of this machine
   * @return this container
   */
  public MockServerContainer withSeed(MountableFile seed) {
    withCopyFileToContainer(seed, SEED);
    return withOptions("--seed", SEED);
  }

  /**
   * Returns the address of the server, as seen from this machine. Containers in the same network
   * reach it under the container's alias, at {@link #PORT}.
   *
   * @return scheme, host and port, for a client's base URI
   * @throws IllegalStateException if the container is not running
   */
  public URI baseUri() {
    // First, because it says plainly that the container is not running.
    int port = getMappedPort(PORT);
    return URI.create("http://" + getHost() + ":" + port);
  }

  /** {@return the token of the admin API, which is another for each container} */
  public String adminToken() {
    return adminToken;
  }

  /**
   * Connects to the server. Its accounts have the verbs of a server in this process.
   *
   * @return the server
   * @throws IllegalStateException if the container is not running
   */
  public RemoteMockServer server() {
    return RemoteMockServer.at(baseUri(), adminToken);
  }

  /**
   * Opens an account for a test, with the credentials of an owner.
   *
   * @return the account
   * @throws IllegalStateException if the container is not running
   */
  public MockAccount newAccount() {
    return server().newAccount();
  }
}
