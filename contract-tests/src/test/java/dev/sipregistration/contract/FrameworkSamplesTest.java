package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.RemoteMockServer;
import dev.sipregistration.mockserver.container.MockServerContainer;
import dev.sipregistration.mockserver.journal.CallQuery;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.utility.MountableFile;

/** What docs/frameworks.md shows, between the marks, to the letter. */
class FrameworkSamplesTest {
  private static final String PREFIX = "voximplant";

  @AfterEach
  void forget() {
    System.getProperties().keySet().removeIf(name -> name.toString().startsWith(PREFIX));
  }

  /** The program under test, which reads the properties. */
  private static long createLine() {
    return new Telephony(
            URI.create(System.getProperty("voximplant.base-uri")),
            Path.of(System.getProperty("voximplant.credentials-file")))
        .createLine("alice", "sip.example.com");
  }

  @Test
  void plainJava_withAnAccount_isServed() {
    assertThat(plainJava()).isEqualTo(1);
  }

  private static long plainJava() {
    // sample: plain
    try (MockServer server = MockServer.start()) {
      MockAccount account = server.newAccount().givenBalance("5.00");
      account.properties("voximplant").forEach(System::setProperty);

      long line = createLine();

      assertThat(account.registration(line).persistent()).isTrue();
      return account.registrations().size();
    }
    // end
  }

  @Test
  void properties_ofAnAccount_areAllThatAProgramNeeds() {
    // sample: properties
    MockServer server = MockServer.start();
    Map<String, String> properties = server.newAccount().properties("voximplant");
    // end
    assertThat(properties)
        .containsOnlyKeys(
            "voximplant.base-uri",
            "voximplant.account-id",
            "voximplant.application-id",
            "voximplant.credentials-file");
    server.close();
  }

  @Test
  void remoteServer_isUsedLikeOneInThisProcess() {
    try (MockServer server =
        MockServer.start(MockServerOptions.builder().adminToken("t").build())) {
      assertThat(remote(server.baseUri(), "t")).isEqualTo(1);
    }
  }

  private static long remote(URI uri, String adminToken) {
    // sample: remote
    RemoteMockServer server = RemoteMockServer.at(uri, adminToken);
    MockAccount account = server.newAccount().givenBalance("5.00");
    account.properties("voximplant").forEach(System::setProperty);

    long line = createLine();

    assertThat(account.registration(line).persistent()).isTrue();
    account.verify(CallQuery.any().method("CreateSipRegistration"));
    return account.registrations().size();
    // end
  }

  /** Is compiled, and not run: there may be no engine. */
  static MockAccount inContainer() {
    // sample: container
    MockServerContainer container =
        new MockServerContainer("sip-registration-mock-server:0.1.0-SNAPSHOT")
            .withSeed(MountableFile.forClasspathResource("seed.yaml"))
            .withOptions("--strict");
    container.start();
    MockAccount account = container.newAccount();
    // end
    return account;
  }
}
