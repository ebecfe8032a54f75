package dev.sipregistration.mockserver.junit;

import static dev.sipregistration.mockserver.MockServerFixture.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.AccountCalls;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MockServerExtensionTest {
  private static final String[] ALICE = {"sip_username", "alice", "proxy", "sip.example.com"};

  /** What the tests that are run within a test have seen. */
  private static final List<URI> SERVERS = Collections.synchronizedList(new ArrayList<>());

  private static final List<Long> IDS = Collections.synchronizedList(new ArrayList<>());

  private static CountDownLatch secondIsThere = new CountDownLatch(1);

  @BeforeEach
  void forget() {
    SERVERS.clear();
    IDS.clear();
    secondIsThere = new CountDownLatch(1);
  }

  private static Set<URI> servers() {
    return new TreeSet<>(SERVERS);
  }

  @Test
  void account_ofEachTest_isItsOwn() {
    JunitRun run = JunitRun.of(OwnAccounts.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.succeeded()).hasSize(5);
    assertThat(IDS).hasSize(5).doesNotHaveDuplicates();
    assertThat(servers()).hasSize(1);
  }

  @MockServerTest
  @Within
  static class OwnAccounts {
    private MockAccount before;

    @BeforeEach
    void begin(MockAccount account) {
      before = account;
    }

    @RepeatedTest(2)
    void test(MockAccount account, MockServer server) {
      see(account);
      assertThat(server).isSameAs(account.server());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void test(String unused, MockAccount account) {
      see(account);
    }

    private void see(MockAccount account) {
      assertThat(account).isSameAs(before);
      assertThat(account.registrations()).isEmpty();
      assertThat(new AccountCalls(account).create(ALICE).code()).isZero();
      SERVERS.add(account.baseUri());
      IDS.add(account.id());
    }

    @Nested
    class Inner {
      @Test
      void test(MockAccount account) {
        see(account);
      }
    }
  }

  @Test
  void server_ofTheJvm_isSharedByClassesThatAskAlike() {
    assertThat(JunitRun.of(FirstOfJvm.class, SecondOfJvm.class).failures()).isEmpty();

    assertThat(SERVERS).hasSize(2);
    assertThat(servers()).hasSize(1);
  }

  @Test
  void server_ofOtherWishes_isAnother() {
    assertThat(JunitRun.of(FirstOfJvm.class, Strict.class).failures()).isEmpty();

    assertThat(servers()).hasSize(2);
  }

  @Test
  void server_ofTheJvm_isClosedAtTheEndOfTheRun() {
    JunitRun.of(FirstOfJvm.class);

    assertThatThrownBy(() -> new Socket(SERVERS.get(0).getHost(), SERVERS.get(0).getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @MockServerTest
  @Within
  static class FirstOfJvm {
    @Test
    void test(MockServer server) {
      SERVERS.add(server.baseUri());
    }
  }

  @ExtendWith(MockServerExtension.class)
  @Within
  static class SecondOfJvm {
    @Test
    void test(MockServer server) {
      SERVERS.add(server.baseUri());
    }
  }

  @MockServerTest(strict = true)
  @Within
  static class Strict {
    @Test
    void test(MockAccount account) {
      SERVERS.add(account.baseUri());
      assertThat(new AccountCalls(account).bind("bind", "false", "usr_id", "1").code())
          .isEqualTo(101);
    }
  }

  @Test
  void server_ofTheClass_isSharedByItsNestedOnesAndNobodyElse() {
    assertThat(JunitRun.of(FirstClass.class, SecondClass.class).failures()).isEmpty();

    assertThat(SERVERS).hasSize(3);
    assertThat(servers()).hasSize(2);
  }

  @MockServerTest(scope = Scope.CLASS)
  @Within
  static class FirstClass {
    @Test
    void test(MockServer server) {
      SERVERS.add(server.baseUri());
    }

    @Nested
    class Inner {
      @Test
      void test(MockServer server) {
        SERVERS.add(server.baseUri());
      }
    }
  }

  @MockServerTest(scope = Scope.CLASS)
  @Within
  static class SecondClass {
    @Test
    void test(MockServer server) {
      SERVERS.add(server.baseUri());
    }
  }

  @Test
  void reset_beforeEachTest_bringsTheSeedBack() {
    assertThat(JunitRun.of(Reset.class).failures()).isEmpty();

    assertThat(IDS).containsExactly(1L, 1L, 1L);
  }

  @MockServerTest(isolation = Isolation.RESET)
  @Within
  static class Reset {
    @RepeatedTest(3)
    void test(MockAccount account) {
      assertThat(account.id()).isEqualTo(1);
      IDS.add(new AccountCalls(account).create(ALICE).id());
    }
  }

  @Test
  void reset_ofTestsThatRunAtOnce_isRefusedWithTheRemedy() {
    JunitRun run = JunitRun.inParallel(4, ResetInParallel.class);

    assertThat(run.failures())
        .hasSize(1)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContaining("@ResourceLock(MockServerTest.WORLD)"));
  }

  @MockServerTest(isolation = Isolation.RESET)
  @Within
  static class ResetInParallel {
    @RegisterExtension static final AfterEachCallback END = context -> secondIsThere.countDown();

    @RepeatedTest(2)
    void test() throws InterruptedException {
      assertThat(secondIsThere.await(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void reset_ofTestsWithTheLock_waitsForTheOthers() {
    assertThat(JunitRun.inParallel(4, ResetWithLock.class).failures()).isEmpty();

    assertThat(IDS).containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
  }

  @MockServerTest(isolation = Isolation.RESET)
  @ResourceLock(MockServerTest.WORLD)
  @Within
  static class ResetWithLock {
    @RepeatedTest(8)
    void test(MockAccount account) {
      IDS.add(new AccountCalls(account).create(ALICE).id());
    }
  }

  @Test
  void account_outsideOfATest_isRefusedWithTheRemedy() {
    JunitRun run = JunitRun.of(AccountForAll.class);

    assertThat(run.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ParameterResolutionException.class)
                    .hasMessageContaining("call newAccount()"));
  }

  @MockServerTest
  @Within
  static class AccountForAll {
    @BeforeAll
    static void begin(MockAccount account) {
      IDS.add(account.id());
    }

    @Test
    void test() {}
  }

  @Test
  void server_inBeforeAll_isThere() {
    assertThat(JunitRun.of(ServerForAll.class).failures()).isEmpty();
  }

  @MockServerTest
  @Within
  static class ServerForAll {
    private static MockServer server;

    @BeforeAll
    static void begin(MockServer injected) {
      server = injected;
    }

    @Test
    void test(MockServer injected) {
      assertThat(injected).isSameAs(server);
    }
  }

  @Test
  void seed_ofTheClassPath_isServed() {
    assertThat(JunitRun.of(Seeded.class).failures()).isEmpty();

    assertThat(IDS).containsExactly(5L);
  }

  @MockServerTest(seed = "junit/acme.yaml", isolation = Isolation.RESET)
  @Within
  static class Seeded {
    @Test
    void test(MockAccount account) {
      assertThat(account.state().profile().name()).isEqualTo("acme");
      IDS.add(account.id());
    }
  }

  @Test
  void seed_thatIsNotThere_isToldByName() {
    assertThat(JunitRun.of(SeededWithNothing.class).failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure).hasMessageContaining("nowhere.yaml: is not on the class path"));
  }

  @MockServerTest(seed = "nowhere.yaml")
  @Within
  static class SeededWithNothing {
    @Test
    void test() {}
  }

  @Test
  void field_static_hasServerWithItsOptions() {
    assertThat(JunitRun.of(StaticField.class).failures()).isEmpty();
  }

  @Within
  static class StaticField {
    @RegisterExtension
    static final MockServerExtension MOCK =
        MockServerExtension.with(MockServerOptions.defaults().withStrict(true));

    @BeforeAll
    static void begin() {
      SERVERS.add(MOCK.server().baseUri());
    }

    @Test
    void test(MockAccount account) {
      assertThat(SERVERS).last().isEqualTo(account.baseUri());
      assertThat(new AccountCalls(account).bind("bind", "false", "usr_id", "1").code())
          .isEqualTo(101);
    }
  }

  @Test
  void field_thatResets_bringsTheSeedBack() {
    assertThat(JunitRun.of(ResettingField.class).failures()).isEmpty();

    assertThat(IDS).containsExactly(1L, 1L);
  }

  @Within
  static class ResettingField {
    @RegisterExtension
    static final MockServerExtension MOCK =
        MockServerExtension.resettingBeforeEachTest(MockServerOptions.defaults());

    @RepeatedTest(2)
    void test(MockAccount account) {
      IDS.add(new AccountCalls(account).create(ALICE).id());
    }
  }

  @Test
  void field_notStatic_isRefused() {
    assertThat(JunitRun.of(InstanceField.class).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("is not static"));
  }

  @Within
  static class InstanceField {
    @RegisterExtension
    final MockServerExtension mock = MockServerExtension.with(MockServerOptions.defaults());

    @Test
    void test() {}
  }

  @Test
  void server_ofAField_isThereBeforeJunitComesToIt() {
    URI early = StaticField.MOCK.server().baseUri();

    assertThat(JunitRun.of(StaticField.class).failures()).isEmpty();

    assertThat(SERVERS).containsExactly(early);
  }

  @Test
  void server_ofAField_isAnotherInTheNextRun() {
    JunitRun.of(StaticField.class);

    assertThat(JunitRun.of(StaticField.class).failures()).isEmpty();
  }

  @Test
  void server_ofNoField_isRefusedWithTheRemedy() {
    MockServerExtension ofAnnotation = new MockServerExtension();

    assertThatThrownBy(ofAnnotation::server)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MockServerExtension.with(options)");
  }

  @Test
  void failure_ofATest_tellsItsCalls() {
    JunitRun run = JunitRun.of(Failing.class);

    String told =
        """
        was called 2 times
          #1 BindSipRegistration(bind=false, usr_id=1) by account 2 -> error 134
            warning: usr_id: did you mean user_id?
          #2 CreateSipRegistration(\
        """;
    assertThat(run.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure).hasMessage("it fails");
              assertThat(failure.getSuppressed())
                  .singleElement()
                  .satisfies(calls -> assertThat(calls).hasMessageContaining(told));
            });
    assertThat(run.reported())
        .singleElement()
        .satisfies(entry -> assertThat(entry.get("mock server")).contains(told));
  }

  @MockServerTest
  @Within
  static class Failing {
    @Test
    void test(MockAccount account) {
      new AccountCalls(account).bind("bind", "false", "usr_id", "1");
      new AccountCalls(account).create(ALICE);
      new AccountCalls(account.server().newAccount()).create(ALICE);
      throw new IllegalStateException("it fails");
    }
  }

  @Test
  void success_ofATest_tellsNothing() {
    assertThat(JunitRun.of(OwnAccounts.class).reported()).isEmpty();
  }
}
