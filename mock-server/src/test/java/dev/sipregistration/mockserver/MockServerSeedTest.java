package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.seed.Seed;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MockServerSeedTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final MockServer server = SERVER.server();

  @AfterEach
  void loadDemo() {
    server.load(TestSeeds.demo());
  }

  @Test
  void exportSeed_loadedByAnotherServer_goesOnThere() {
    String token = SERVER.token("owner");
    SERVER.withToken(token).create("password", "hunter2");
    Seed seed = Seed.fromYaml(server.exportSeed());

    MockServerFixture other = MockServerFixture.with(options -> options.seed(seed));
    try (MockServer started = other.server()) {
      assertThat(other.withToken(token).create().id()).isEqualTo(2);
      assertThat(started.account(DemoWorld.ACCOUNT).ledger().available())
          .isEqualByComparingTo("97.60");
    }
  }

  @Test
  void exportSeedWithSecrets_loaded_keepsPasswords() {
    SERVER.as("owner").create("password", "hunter2");

    server.load(Seed.fromYaml(server.exportSeedWithSecrets()));

    assertThat(server.account(DemoWorld.ACCOUNT).registrations().all())
        .singleElement()
        .returns(new Secret("hunter2"), one -> one.credentials().password());
    assertThat(server.exportSeed()).doesNotContain("hunter2");
  }

  @Test
  void exportSeed_ofPricesWithAllDecimalsThatMoneyHas_loads() {
    MockAccount account = server.newAccount().givenPrice("0.0000000000000001", "0.25");
    new AccountCalls(account).create("sip_username", "alice", "proxy", "sip.example.org");

    String exported = server.exportSeed();
    server.load(Seed.fromYaml(exported));

    assertThat(exported).contains("monthly_fee: 0.0000000000000001", "tax: 0.000000000000000025");
    assertThat(server.exportSeed()).isEqualTo(exported);
  }

  @Test
  void load_worldOfAnAccountThatWasCalled_exportsToASeedThatLoads() {
    SERVER.as("owner").create();

    server.load(
        new Seed(World.of(List.of(server.account(DemoWorld.ACCOUNT)), List.of()), List.of()));

    assertThat(Seed.fromYaml(server.exportSeed()).world().nextSipRegistrationId()).isEqualTo(2);
  }

  @Test
  void seed_whoseNextIdWasUsed_isRefused() {
    SERVER.as("owner").create();
    List<Account> accounts = List.of(server.account(DemoWorld.ACCOUNT));
    World world = new World(accounts, List.of(), 2, 1, new ClockSetting.Running());

    assertThatIllegalArgumentException().isThrownBy(() -> new Seed(world, List.of()));
  }

  @Test
  void load_anotherSeed_isThereAtOnceAndAfterReset() {
    SERVER.as("owner").create();

    server.load(
        Seed.fromYaml(
            "accounts: [ { account_id: 9, account_name: x,"
                + " service_accounts: [ { name: deploy, roles: [ Owner ] } ] } ]"));

    assertThat(SERVER.as("deploy").create().id()).isEqualTo(1);
    server.reset();
    assertThat(server.account(new AccountId(9)).registrations().find(new SipRegistrationId(1)))
        .isEmpty();
    assertThatThrownBy(() -> server.credentials("owner"))
        .isInstanceOf(NoSuchElementException.class);
  }
}
