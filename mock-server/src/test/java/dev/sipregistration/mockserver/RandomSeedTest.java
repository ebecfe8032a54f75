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
  void noSeed_sharesKeysWithinTheProcessAndHasOthersThanAnySeed() {
    try (MockServer first = MockServer.start();
        MockServer second = MockServer.start();
        MockServer seeded = MockServer.start(SEVEN)) {
      String key = first.credentials("owner").privateKeyPem();

      assertThat(second.credentials("owner").privateKeyPem()).isEqualTo(key);
      assertThat(second.newAccount().credentials().privateKeyPem())
          .isEqualTo(first.newAccount().credentials().privateKeyPem())
          .isNotEqualTo(key);
      assertThat(seeded.credentials("owner").privateKeyPem()).isNotEqualTo(key);
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
