package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.seed.SeedFile;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsDocumentationTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  @Test
  void commands_inTheirOrder_allSucceed() throws IOException {
    Page.read("limits.md").runCommands(SERVER);
  }

  @Test
  void seed_loaded_hasTheLimits() throws IOException {
    String seed = Page.read("limits.md").samples("yaml").get(0);

    AccountPlan terms =
        SeedFile.parse("limits.md", seed, TestSeeds::key, InstantSource.system())
            .world()
            .accounts()
            .get(0)
            .terms();
    assertThat(terms.maxSipRegistrations()).isEqualTo(2);
    assertThat(terms.requestsPerSecond()).isEqualTo(5);
  }

  @Test
  void java_carriedOut_limitsTheAccount() throws IOException {
    MockServer server = SERVER.server();
    AccountId account = DemoWorld.ACCOUNT;

    server.control().changeTerms(account, terms -> terms.withRequestsPerSecond(5));

    assertThat(server.account(account).terms().requestsPerSecond()).isEqualTo(5);
    Page.read("limits.md").requireJavaIn(LimitsDocumentationTest.class);
  }
}
