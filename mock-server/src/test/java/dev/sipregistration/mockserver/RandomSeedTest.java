package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.DemoWorld;
import org.junit.jupiter.api.Test;

class RandomSeedTest {
  private static final MockServerOptions SEVEN = MockServerOptions.defaults().withRandomSeed(7);

  @Test
  void sameSeed_givesTheSameKeysOfTheDemoWorld() {
    try (MockServer first = MockServer.start(SEVEN);
        MockServer second = MockServer.start(SEVEN)) {
      assertThat(first.credentials("owner").toJson())
          .isEqualTo(second.credentials("owner").toJson());
    }
  }

  @Test
  void sameSeed_givesTheSameKeysToNewServiceAccounts() {
    try (MockServer first = MockServer.start(SEVEN);
        MockServer second = MockServer.start(SEVEN)) {
      Credentials one = first.newServiceAccount(DemoWorld.ACCOUNT);

      assertThat(one.toJson()).isEqualTo(second.newServiceAccount(DemoWorld.ACCOUNT).toJson());
      assertThat(one.toJson()).isNotEqualTo(first.newServiceAccount(DemoWorld.ACCOUNT).toJson());
    }
  }

  @Test
  void noSeed_givesOtherKeysUnderTheSameIds() {
    try (MockServer first = MockServer.start();
        MockServer second = MockServer.start()) {
      Credentials one = first.credentials("owner");
      Credentials other = second.credentials("owner");

      assertThat(one.keyId()).isEqualTo(other.keyId());
      assertThat(one.privateKeyPem()).isNotEqualTo(other.privateKeyPem());
    }
  }

  @Test
  void keysOfSeed_signTokensThatAreBelieved() {
    MockServerFixture server = MockServerFixture.with(options -> SEVEN);
    try {
      assertThat(server.as("owner").create().code()).isZero();
    } finally {
      server.server().close();
    }
  }
}
