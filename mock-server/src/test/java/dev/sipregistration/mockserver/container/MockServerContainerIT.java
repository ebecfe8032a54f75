package dev.sipregistration.mockserver.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.AccountCalls;
import dev.sipregistration.mockserver.MockAccount;
import org.junit.jupiter.api.Test;
import org.testcontainers.utility.MountableFile;

/** A real container, where there is an engine with the image: .ci/container runs it. */
class MockServerContainerIT {
  @Test
  void container_withSeedAndOptions_isUsedLikeAServerInThisProcess() {
    try (MockServerContainer container =
        new MockServerContainer(System.getProperty("mock-server.image"))
            .withSeed(MountableFile.forClasspathResource("junit/shop.yaml"))
            .withOptions("--strict")) {
      container.start();
      MockAccount account = container.newAccount().givenBalance("5.00");

      assertThat(new AccountCalls(account).create("sip_proxy", "a").code()).isEqualTo(101);
      assertThat(account.requests()).hasSize(1);
    }
  }
}
