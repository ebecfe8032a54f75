package dev.sipregistration.mockserver.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.AccountCalls;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.RemoteMockServer;
import dev.sipregistration.mockserver.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.utility.MountableFile;

/** What can be tried without an engine. */
class MockServerContainerTest {
  private final MockServerContainer container =
      new MockServerContainer("sip-registration-mock-server:1");

  @Test
  void container_exposesThePortOfTheImage() {
    assertThat(container.getExposedPorts()).containsExactly(8080);
  }

  @Test
  void adminToken_isAnotherEachTime() {
    assertThat(container.getEnvMap())
        .containsEntry("SIP_REGISTRATION_MOCK_ADMIN_TOKEN", container.adminToken());
    assertThat(new MockServerContainer("mock:1").adminToken()).isNotEqualTo(container.adminToken());
    assertThat(container.toString()).doesNotContain(container.adminToken());
  }

  @Test
  @SuppressWarnings("deprecation") // Nothing else tells which files are copied.
  void optionsAndSeed_addUp() {
    container
        .withOptions("--strict")
        .withSeed(MountableFile.forClasspathResource("junit/shop.yaml"));

    assertThat(container.getCommandParts())
        .containsExactly("--strict", "--seed", "/etc/sip-registration/seed.yaml");
    assertThat(container.getCopyToFileContainerPathMap())
        .containsValue("/etc/sip-registration/seed.yaml");
  }

  @Test
  void server_ofContainerThatIsNotRunning_isRefused() {
    assertThatThrownBy(container::server)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after the container is started");
  }

  /** The environment and the options are those that the command line reads. */
  @Test
  @Timeout(60)
  void server_withTheContainersEnvironment_takesItsToken() throws IOException {
    container.withOptions("--strict");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--port",
                "0"));
    command.addAll(List.of(container.getCommandParts()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(container.getEnvMap());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output = process.inputReader()) {
      String listening = output.readLine();
      assertThat(listening).startsWith("Listening on ");
      URI uri = URI.create(listening.substring("Listening on ".length()));

      MockAccount account = RemoteMockServer.at(uri, container.adminToken()).newAccount();

      assertThat(new AccountCalls(account).create("sip_proxy", "a").code()).isEqualTo(101);
      assertThatThrownBy(() -> RemoteMockServer.at(uri)).hasMessageContaining("admin token");
    } finally {
      process.destroy();
      assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join()).isNotNull();
    }
  }
}
