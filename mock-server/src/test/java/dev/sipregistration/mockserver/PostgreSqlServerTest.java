package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A server whose state is in a database of PostgreSQL. */
class PostgreSqlServerTest {
  private final String address = PostgreSql.newSchema();

  private MockServerFixture start(UnaryOperator<MockServerOptions.Builder> change) {
    return MockServerFixture.with(options -> change.apply(options.store(address)));
  }

  private static void assertRefused(String address, String reason) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> MockServerFixture.with(options -> options.store(address)))
        .withMessageMatching("store postgresql://[^ ?]+ cannot be opened: " + reason);
  }

  @Test
  void secondStart_goesOnWhereTheFirstEnded() {
    MockServerFixture first = start(options -> options);
    Credentials owner = first.credentials("owner");
    String token = first.token("owner");
    Credentials issued;
    try (MockServer server = first.server()) {
      assertThat(first.withToken(token).create("password", "hunter2").id()).isEqualTo(1);
      issued = server.newServiceAccount(DemoWorld.ACCOUNT, Role.ADMIN);
    }

    MockServerFixture second = start(options -> options.seed(TestSeeds.of()));

    try (MockServer server = second.server()) {
      assertThat(server.hasContinued()).isTrue();
      assertThat(second.withToken(token).create().id()).isEqualTo(2);
      assertThat(server.accountNamed("demo").credentials().key().privateKey())
          .isEqualTo(owner.key().privateKey());
      assertThat(server.newServiceAccount(DemoWorld.ACCOUNT).keyId()).isNotEqualTo(issued.keyId());
    }
  }

  @Test
  void storeReset_overState_beginsWithTheSeed() {
    MockServerFixture first = start(options -> options);
    try (MockServer server = first.server()) {
      assertThat(first.as("owner").create().id()).isEqualTo(1);
      assertThat(server.hasContinued()).isFalse();
    }
    MockServerFixture second = start(options -> options.storeReset(true));
    try (MockServer server = second.server()) {
      assertThat(server.hasContinued()).isFalse();
      assertThat(second.as("owner").create().id()).isEqualTo(1);
    }
  }

  @Test
  void secondServer_atTheSameTime_hasTheSameState() {
    MockServerFixture first = start(options -> options);
    MockServerFixture second = start(options -> options.seed(TestSeeds.of()));
    try (MockServer one = first.server();
        MockServer other = second.server()) {
      assertThat(first.as("owner").create().id()).isEqualTo(1);
      assertThat(second.as("owner").create().id()).isEqualTo(2);
      assertThat(other.account(DemoWorld.ACCOUNT).registrations().size()).isEqualTo(2);
      other.clock().set(Instant.parse("2026-12-24T18:00:00Z"));

      Credentials issued = one.newServiceAccount(DemoWorld.ACCOUNT, Role.ADMIN);
      String token = issued.token(one.systemTime(), Duration.ofMinutes(5));
      assertThat(second.withToken(token).create().id()).isEqualTo(3);
      MockAccount opened = one.newAccount();
      String name = one.account(new AccountId(opened.id())).profile().name().value();
      assertThat(other.accountNamed(name).credentials().key().privateKey())
          .isEqualTo(opened.credentials().key().privateKey());
      assertThat(other.newServiceAccount(DemoWorld.ACCOUNT).keyId()).isNotEqualTo(issued.keyId());

      other.reset();
      assertThat(first.withToken(token).create().code()).isNotZero();
      assertThat(first.as("owner").create().id()).isEqualTo(1);
      assertThat(one.clock().now()).isNotEqualTo("2026-12-24T18:00:00Z");
    }
  }

  @Test
  void calls_databaseAway_areDbErrorsUntilItIsBack() throws Exception {
    try (Outage outage = new Outage(PostgreSql.port())) {
      MockServerFixture fixture =
          MockServerFixture.with(
              options ->
                  options.store(
                      address.replace(":" + PostgreSql.port() + "/", ":" + outage.port() + "/")));
      try (MockServer server = fixture.server()) {
        assertThat(fixture.as("owner").create().id()).isEqualTo(1);
        String token = fixture.token("owner");

        outage.begin();
        ExpectedWarnings.hide();
        assertThat(fixture.withToken(token).create().code()).isEqualTo(4);
        assertThat(fixture.withToken(token).list().code()).isEqualTo(4);
        assertThat(fixture.get("/__admin/clock").status()).isEqualTo(503);
        Waiting.until(() -> fixture.get("/__admin/ready").status() == 503);

        outage.end();
        Waiting.until(() -> fixture.get("/__admin/ready").status() == 200);
        Waiting.until(() -> fixture.withToken(token).create().code() == 0);
        assertThat(server.account(DemoWorld.ACCOUNT).registrations().all())
            .extracting(one -> one.id().value())
            .contains(1L);
      }
    }
  }

  @Test
  void start_databaseThatCannotBeUsed_saysWhy() throws Exception {
    int port = PostgreSql.port();
    assertRefused(
        "postgresql://postgres@localhost:" + port + "/none",
        "there is no such database \\(SQL state 3D000, code 0\\)");
    assertRefused(
        "postgresql://nobody@localhost:" + port + "/postgres",
        "the user or the password is wrong \\(SQL state 28000, code 0\\)");
    try (ClosedPort closed = new ClosedPort()) {
      assertRefused(
          "postgresql://postgres@localhost:" + closed.number() + "/postgres",
          "the server cannot be reached \\(SQL state 08001, code 0\\)");
    }
    assertRefused(
        "postgresql://postgres@nowhere.invalid/postgres",
        "the server cannot be reached \\(SQL state 08001, code 0\\)");
  }

  @Test
  void start_passwordOfUser_isNeededAndShownNowhere() {
    // The tests' server trusts whoever comes from this machine, so a role that may not log in
    // stands for one with another password.
    PostgreSql.execute("create role locked password 'hunter2'");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                MockServerFixture.with(
                    options ->
                        options
                            .store(
                                "postgresql://locked@localhost:" + PostgreSql.port() + "/postgres")
                            .storePassword("hunter2".toCharArray())))
        .withMessageContaining("the user or the password is wrong")
        .satisfies(failed -> assertThat(failed).hasNoCause())
        .satisfies(failed -> assertThat(failed.toString()).doesNotContain("hunter2"));
  }

  @Test
  void open_newerVersion_isRefused() {
    start(options -> options).server().close();
    String schema = address.substring(address.indexOf('=') + 1);
    PostgreSql.execute("update " + schema + ".stored_state set schema_version = 99");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> start(options -> options))
        .withMessageEndingWith(
            "is of a newer mock server: its version is 99, and this one knows 1");
  }

  @Test
  void configuration_ofServer_hasNoPassword() {
    MockServerFixture fixture = start(options -> options.storePassword("hunter2".toCharArray()));
    try (MockServer server = fixture.server()) {
      assertThat(List.of(server.toString(), fixture.get("/__admin/configuration").toString()))
          .noneMatch(text -> text.contains("hunter2"));
    }
  }
}
