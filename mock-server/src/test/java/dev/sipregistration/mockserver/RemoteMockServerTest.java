package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.internal.remote.AdminClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is not the same as in this process; all that is, is in {@link MockAccountTest}. */
class RemoteMockServerTest {
  private static final String[] ALICE = {"sip_username", "alice", "proxy", "sip.example.org"};
  private static final String TOKEN = "s3cret-admin";

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.adminToken(TOKEN));

  private RemoteMockServer remote;

  @BeforeEach
  void connect() {
    remote = RemoteMockServer.at(SERVER.server().baseUri(), TOKEN);
  }

  @Test
  void at_withoutToken_isRefused() {
    URI uri = SERVER.server().baseUri();

    assertThatThrownBy(() -> RemoteMockServer.at(uri))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The mock server at " + uri + " needs its admin token");
  }

  @Test
  void at_withWrongToken_isRefusedWithoutIt() {
    URI uri = SERVER.server().baseUri();

    assertThatThrownBy(() -> RemoteMockServer.at(uri, "w0rse"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The mock server at " + uri + " has another admin token");
  }

  @Test
  void at_whereNothingListens_saysSo() throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      URI nowhere = URI.create("http://127.0.0.1:" + port.number());

      assertThatThrownBy(() -> RemoteMockServer.at(nowhere))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("The mock server at " + nowhere + " does not respond");
    }
  }

  @Test
  void toString_ofEach_hasNoToken() {
    assertThat(remote).hasToString("RemoteMockServer[" + SERVER.server().baseUri() + "]");
    assertThat(remote.newAccount().toString()).contains("MockAccount[").doesNotContain(TOKEN);
  }

  @Test
  void recordedCall_isThatOfTheServer() {
    MockAccount account = remote.newAccount();
    new AccountCalls(account).create(ALICE);
    new AccountCalls(account).create("sip_username", "alice", "sip_proxy", "sip.example.org");

    assertThat(account.requests())
        .hasSize(2)
        .usingRecursiveComparison()
        .withEqualsForType(
            (one, other) -> one.minus(other).abs().compareTo(Duration.ofNanos(1_000)) < 0,
            Duration.class)
        .isEqualTo(SERVER.server().journal().calls());
  }

  @Test
  void state_isThatOfTheServer() {
    MockAccount account = remote.newAccount().deposit("1.25");
    account.givenRegistrar("sip.example.org").answers(486);
    new AccountCalls(account).create(ALICE);

    assertThat(account.ledger().available()).isEqualByComparingTo("100.05");
    assertThat(account.state())
        .usingRecursiveComparison()
        .ignoringFields("calls")
        .isEqualTo(SERVER.server().find(account.state().id()).orElseThrow());
  }

  @Test
  void accountNamed_ofNobody_isRefused() {
    assertThatThrownBy(() -> remote.accountNamed("nobody"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("There is no account nobody");
  }

  @Test
  void reset_ofTheServer_closesAccounts() {
    MockAccount account = remote.newAccount();

    remote.reset();

    assertThatThrownBy(account::state)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is gone");
    assertThatThrownBy(() -> account.deposit("1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is gone");
    assertThatThrownBy(() -> account.givenUser("grace", 123))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is gone");
    assertThatThrownBy(() -> account.newServiceAccount(Role.OWNER))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void snapshot_restored_isAsItWas() {
    MockAccount demo = remote.accountNamed("demo").deposit("1");
    remote.save("before");
    demo.deposit("1");

    remote.restore("before");

    assertThat(demo.ledger().entries()).hasSize(2);
    assertThatThrownBy(() -> remote.restore("never"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("never");
  }

  @Test
  void seed_exported_loadsAgain() {
    try (MockServer own = MockServer.start()) {
      RemoteMockServer other = RemoteMockServer.at(own.baseUri());
      other.accountNamed("demo").deposit("5");

      other.load(other.exportSeed());

      assertThat(other.accountNamed("demo").ledger().posted()).isEqualByComparingTo("105");
      assertThatThrownBy(() -> other.load("accounts: 1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("accounts");
    }
  }

  @Test
  void clock_movesBothWays() {
    Instant begin = Instant.parse("2027-01-31T00:00:00Z");
    remote.clock().set(begin);

    assertThat(remote.clock().advance(Period.ofMonths(1))).isEqualTo("2027-02-28T00:00:00Z");
    assertThat(remote.clock().advance(Duration.ofHours(-1))).isEqualTo("2027-02-27T23:00:00Z");
    assertThat(SERVER.server().clock().now()).isEqualTo("2027-02-27T23:00:00Z");
  }

  @Test
  void server_ofRemoteAccount_isNotThere() {
    MockAccount account = remote.newAccount();

    assertThatThrownBy(account::server)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another process");
  }

  @Test
  void lowBalance_canBeSetButNotRemoved() {
    MockAccount account = remote.newAccount();
    account.givenTerms(terms -> terms.withLowBalance(BigDecimal.TEN));

    assertThat(account.state().terms().lowBalance()).isEqualByComparingTo("10");
    assertThatThrownBy(() -> account.givenTerms(terms -> terms.withLowBalance(null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not removed");
  }

  @Test
  void fault_thatCannotMeetACall_isRefused() {
    MockAccount account = remote.newAccount();

    assertThatThrownBy(
            () -> account.givenFault(Fault.errorCode(127).forMethod("CreateSipRegistratio")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CreateSipRegistration");
  }

  @Test
  void state_ofAccount_asksForThatAccountOnly() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer peer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    peer.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    peer.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + peer.getAddress().getPort());
      AdminClient client = new AdminClient(uri, null);

      assertThat(new RemoteAccount(client, new AccountId(7), remote.clock()).find()).isEmpty();
      assertThat(asked).containsExactly("/__admin/seed?secrets=true&account_id=7");
    } finally {
      peer.stop(0);
    }
  }
}
