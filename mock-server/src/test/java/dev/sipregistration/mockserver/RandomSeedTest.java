package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import org.junit.jupiter.api.Test;

class RandomSeedTest {
  /** Uses a number whose primes are found fast. */
  private static MockServerOptions.Builder seeded() {
    return MockServerOptions.builder().randomSeed(4);
  }

  @Test
  void sameSeed_givesTheSameKeysToTheDemoWorldAndToNewServiceAccounts() {
    try (MockServer first = MockServer.start(seeded().build());
        MockServer second = MockServer.start(seeded().build())) {
      Credentials owner = first.credentials("owner");
      Credentials added = first.newServiceAccount(DemoWorld.ACCOUNT);

      assertThat(owner.toJson()).isEqualTo(second.credentials("owner").toJson());
      assertThat(added.toJson()).isEqualTo(second.newServiceAccount(DemoWorld.ACCOUNT).toJson());
      assertThat(added.privateKeyPem()).isNotEqualTo(owner.privateKeyPem());
    }
  }

  @Test
  void noSeed_sharesKeysWithinTheProcess() {
    try (MockServer first = MockServer.start();
        MockServer second = MockServer.start()) {
      String key = first.credentials("owner").privateKeyPem();

      assertThat(second.credentials("owner").privateKeyPem()).isEqualTo(key);
      assertThat(second.newAccount().credentials().privateKeyPem())
          .isEqualTo(first.newAccount().credentials().privateKeyPem())
          .isNotEqualTo(key);
    }
  }

  @Test
  void keysOfSeed_signTokensThatAreBelieved() {
    MockServerFixture server = MockServerFixture.with(options -> seeded());
    try {
      assertThat(server.as("owner").create().code()).isZero();
    } finally {
      server.server().close();
    }
  }
}
