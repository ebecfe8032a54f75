package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.CommitCutter.Moment;
import dev.sipregistration.mockserver.document.WorldExport;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Transactions of which a server cannot know whether they were committed, because its connection to
 * the database was lost meanwhile: nobody is told that they were, and the server knows what others
 * see.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgreSqlInDoubtTest {
  private static final int DB_ERROR = 4;
  private static final String SNAPSHOT = "kept";

  private CommitCutter cutter;
  private MockServerFixture cutOff;
  private MockServerFixture other;
  private String registration = "";
  private int saved;

  @BeforeAll
  void start() throws Exception {
    ExpectedWarnings.hide();
    String address = PostgreSql.newSchema();
    cutter = new CommitCutter(PostgreSql.port());
    other = MockServerFixture.with(options -> options.store(address));
    cutOff =
        MockServerFixture.with(
            options ->
                options.store(
                    address.replace(":" + PostgreSql.port() + "/", ":" + cutter.port() + "/")));
  }

  @AfterAll
  void stop() throws Exception {
    cutOff.server().close();
    other.server().close();
    cutter.close();
  }

  @BeforeEach
  void begin() {
    cutOff.server().reset();
    registration = String.valueOf(cutOff.as("owner").create().id());
    cutOff.server().save(SNAPSHOT);
    assertThat(cutOff.as("owner").create().code()).isZero();
  }

  /** Something that writes, and a part of the statement by which it does. */
  private record Operation(String name, String statement, Consumer<PostgreSqlInDoubtTest> action) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Operation call(String name, String statement, Consumer<MockServer> action) {
    return new Operation(name, statement, test -> action.accept(test.cutOff.server()));
  }

  private static List<Operation> operations() {
    return List.of(
        new Operation(
            "create", "insert into sip_registration", test -> test.succeed(test.owner().create())),
        new Operation(
            "bind",
            "update sip_registration",
            test ->
                test.succeed(
                    test.owner()
                        .bind("sip_registration_id", test.registration, "application_id", "123"))),
        new Operation(
            "delete",
            "delete from sip_registration",
            test -> test.succeed(test.owner().delete("sip_registration_id", test.registration))),
        call(
            "deposit",
            "insert into ledger_entry",
            server -> server.control().deposit(DemoWorld.ACCOUNT, BigDecimal.ONE)),
        call(
            "login",
            "update account_document",
            server -> server.control().login(DemoWorld.ACCOUNT, DemoWorld.JOHN)),
        call(
            "clock",
            "update world set clock_stopped_at",
            server -> server.clock().advance(Duration.ofDays(40))),
        call("account", "insert into account_document", MockServer::newAccount),
        call(
            "service account",
            "insert into service_account",
            server -> server.newServiceAccount(DemoWorld.ACCOUNT, Role.ADMIN)),
        call("reset", "update stored_state set active_world", MockServer::reset),
        new Operation(
            "save",
            "insert into snapshot",
            test -> test.cutOff.server().save("saved" + ++test.saved)),
        call("restore", "update stored_state set active_world", server -> server.restore(SNAPSHOT)),
        call(
            "load", "update stored_state set seed_world", server -> server.load(TestSeeds.demo())));
  }

  private static Stream<Arguments> cuts() {
    return operations().stream()
        .flatMap(
            operation -> Stream.of(Moment.values()).map(moment -> Arguments.of(operation, moment)));
  }

  private Calls owner() {
    return cutOff.as("owner");
  }

  private void succeed(PlatformResponse response) {
    if (response.code() == DB_ERROR) {
      throw new StoreException(response.message());
    }
    assertThat(response.code()).isZero();
  }

  @ParameterizedTest(name = "{0}, cut off {1}")
  @MethodSource("cuts")
  void commit_connectionLost_isNotAcknowledgedAndKnownAsItWas(Operation operation, Moment moment) {
    List<String> before = state(other);

    cutter.cutNext(operation.statement(), moment);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> operation.action().accept(this));

    assertThat(cutter.hasCut()).isTrue();
    assertSame();
    assertThat(state(other).equals(before)).isEqualTo(moment == Moment.BEFORE);
    assertThat(owner().create().code()).isZero();
    assertSame();
  }

  private void assertSame() {
    // Read first as a call does, and then as a whole.
    assertThat(WorldExport.document(cutOff.server().account(DemoWorld.ACCOUNT)))
        .isEqualTo(WorldExport.document(other.server().account(DemoWorld.ACCOUNT)));
    assertThat(state(cutOff)).isEqualTo(state(other));
  }

  /** Returns all that the operations change. */
  private static List<String> state(MockServerFixture server) {
    return List.of(server.server().exportSeed(), server.get("/__admin/snapshots").text());
  }
}
