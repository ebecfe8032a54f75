package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
