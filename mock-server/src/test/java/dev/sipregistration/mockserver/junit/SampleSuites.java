package dev.sipregistration.mockserver.junit;

import static dev.sipregistration.mockserver.MockServerFixture.GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.AccountCalls;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.faults.Fault;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes that are run by tests, and what they have seen. */
final class SampleSuites {
  static final List<URI> SERVERS = Collections.synchronizedList(new ArrayList<>());
  static final List<Long> IDS = Collections.synchronizedList(new ArrayList<>());

  private static final String[] ALICE = {"sip_username", "alice", "proxy", "sip.example.com"};

  private static CountDownLatch secondIsThere = new CountDownLatch(1);

  private SampleSuites() {}

  static void forget() {
    SERVERS.clear();
    IDS.clear();
    secondIsThere = new CountDownLatch(1);
  }

  @MockServerTest
  @TestDeadline
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

  @MockServerTest
  @TestDeadline
  static class FirstOfJvm {
    @Test
    void test(MockServer server) {
      SERVERS.add(server.baseUri());
    }
  }

  @ExtendWith(MockServerExtension.class)
  @TestDeadline
  static class SecondOfJvm {
    @Test
    void test(MockServer server) {
      SERVERS.add(server.baseUri());
    }
  }

  @MockServerTest(strict = true)
  @TestDeadline
  static class Strict {
    @Test
    void test(MockAccount account) {
      SERVERS.add(account.baseUri());
      assertThat(new AccountCalls(account).bind("bind", "false", "usr_id", "1").code())
          .isEqualTo(101);
    }
  }

  @MockServerTest(scope = Scope.CLASS)
  @TestDeadline
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
  @TestDeadline
  static class SecondClass {
    @Test
    void test(MockServer server) {
      SERVERS.add(server.baseUri());
    }
  }

  @MockServerTest(isolation = Isolation.RESET)
  @TestDeadline
  static class Reset {
    @RepeatedTest(3)
    void test(MockAccount account) {
      assertThat(account.id()).isEqualTo(1);
      IDS.add(new AccountCalls(account).create(ALICE).id());
    }
  }

  @MockServerTest(isolation = Isolation.RESET)
  @TestDeadline
  static class ResetInParallel {
    @RegisterExtension static final AfterEachCallback END = context -> secondIsThere.countDown();

    @RepeatedTest(2)
    void test() throws InterruptedException {
      assertThat(secondIsThere.await(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @MockServerTest(isolation = Isolation.RESET)
  @ResourceLock(MockServerTest.WORLD)
  @TestDeadline
  static class ResetWithLock {
    @RepeatedTest(8)
    void test(MockAccount account) {
      IDS.add(new AccountCalls(account).create(ALICE).id());
    }
  }

  @MockServerTest
  @TestDeadline
  static class AccountForAll {
    @BeforeAll
    static void begin(MockAccount account) {
      IDS.add(account.id());
    }

    @Test
    void test() {}
  }

  @MockServerTest
  @TestDeadline
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

  @MockServerTest(seed = "junit/acme.yaml", isolation = Isolation.RESET)
  @TestDeadline
  static class Seeded {
    @Test
    void test(MockAccount account) {
      assertThat(account.state().profile().name()).hasToString("acme");
      IDS.add(account.id());
    }
  }

  @MockServerTest(seed = "nowhere.yaml")
  @TestDeadline
  static class SeededWithNothing {
    @Test
    void test() {}
  }

  @TestDeadline
  static class StaticField {
    @RegisterExtension
    static final MockServerExtension MOCK =
        MockServerExtension.with(MockServerOptions.builder().strict(true).build());

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

  @TestDeadline
  static class ResettingField {
    @RegisterExtension
    static final MockServerExtension MOCK =
        MockServerExtension.resettingBeforeEachTest(MockServerOptions.defaults());

    @RepeatedTest(2)
    void test(MockAccount account) {
      IDS.add(new AccountCalls(account).create(ALICE).id());
    }
  }

  @TestDeadline
  static class InstanceField {
    @RegisterExtension
    final MockServerExtension mock = MockServerExtension.with(MockServerOptions.defaults());

    @Test
    void test() {}
  }

  @MockServerTest
  @TestDeadline
  static class Failing {
    @Test
    void test(MockAccount account) {
      new AccountCalls(account).bind("bind", "false", "usr_id", "1");
      new AccountCalls(account).create(ALICE);
      new AccountCalls(account.server().newAccount()).create(ALICE);
      throw new IllegalStateException("it fails");
    }
  }

  private static long create(MockServer server) {
    return new AccountCalls(server.accountNamed("demo")).create(ALICE).id();
  }

  @TestDeadline
  static class TwoResettingFields {
    @RegisterExtension
    static final MockServerExtension ONE =
        MockServerExtension.resettingBeforeEachTest(MockServerOptions.defaults());

    @RegisterExtension
    static final MockServerExtension OTHER =
        MockServerExtension.resettingBeforeEachTest(MockServerOptions.defaults());

    @RepeatedTest(2)
    void test(MockServer server) {
      assertThat(server).isIn(ONE.server(), OTHER.server());
      IDS.add(create(ONE.server()));
      IDS.add(create(OTHER.server()));
    }
  }

  @TestDeadline
  static class ResettingFieldAndAccountField {
    @RegisterExtension
    @Order(1)
    static final MockServerExtension RESETTING =
        MockServerExtension.resettingBeforeEachTest(MockServerOptions.defaults());

    @RegisterExtension
    @Order(2)
    static final MockServerExtension WITH_ACCOUNTS =
        MockServerExtension.with(MockServerOptions.defaults());

    @RepeatedTest(2)
    void test(MockAccount account) {
      assertThat(account.server()).isSameAs(RESETTING.server());
      IDS.add(new AccountCalls(account).create(ALICE).id());
      IDS.add(WITH_ACCOUNTS.server().newAccount().id());
    }
  }

  @MockServerTest(isolation = Isolation.RESET)
  @TestDeadline
  static class ResetAndResettingField {
    @RegisterExtension
    static final MockServerExtension OTHER =
        MockServerExtension.resettingBeforeEachTest(MockServerOptions.defaults());

    @RepeatedTest(2)
    void test(MockAccount account) {
      see(account);
    }

    private static void see(MockAccount account) {
      assertThat(account.server()).isNotSameAs(OTHER.server());
      IDS.add(new AccountCalls(account).create(ALICE).id());
      IDS.add(create(OTHER.server()));
    }

    @Nested
    class Inner {
      @Test
      void test(MockAccount account) {
        see(account);
      }
    }
  }

  @TestDeadline
  static class FieldUnderTwoNames {
    @RegisterExtension
    static final MockServerExtension ONE =
        MockServerExtension.resettingBeforeEachTest(MockServerOptions.defaults());

    @RegisterExtension static final MockServerExtension SAME = ONE.allowingUnusedFaults();

    @RepeatedTest(2)
    void test(MockAccount account) {
      IDS.add(new AccountCalls(account).create(ALICE).id());
    }
  }

  @TestDeadline
  static class StaticAccount {
    @RegisterExtension
    static final MockServerExtension MOCK = MockServerExtension.with(MockServerOptions.defaults());

    static final MockAccount ACCOUNT = MOCK.server().newAccount();

    static void tellsItsCalls(Throwable failure) {
      assertThat(failure).hasMessage("it fails");
      assertThat(failure.getSuppressed())
          .singleElement()
          .satisfies(
              calls ->
                  assertThat(calls)
                      .hasMessageStartingWith("the mock server was called 1 time during the test")
                      .hasMessageContaining("by account " + ACCOUNT.id() + " -> done"));
    }

    @BeforeEach
    void reset() {
      SERVERS.add(ACCOUNT.baseUri());
      ACCOUNT.reset();
      assertThat(ACCOUNT.requests()).isEmpty();
      assertThat(ACCOUNT.registrations()).isEmpty();
    }

    @Test
    void passes() {
      assertThat(new AccountCalls(ACCOUNT).create(ALICE).code()).isZero();
    }

    @Test
    void fails() {
      assertThat(new AccountCalls(ACCOUNT).create(ALICE).code()).isZero();
      throw new IllegalStateException("it fails");
    }
  }

  @MockServerTest
  @TestDeadline
  static class DynamicTests {
    @TestFactory
    List<DynamicTest> tests(MockAccount account) {
      return List.of(
          DynamicTest.dynamicTest("passes", () -> {}),
          DynamicTest.dynamicTest(
              "fails",
              () -> {
                account.failNext(UNUSED);
                new AccountCalls(account).create(ALICE);
                throw new IllegalStateException("it fails");
              }));
    }
  }

  @MockServerTest(scope = Scope.CLASS)
  @TestDeadline
  static class ClosesServer {
    @RepeatedTest(3)
    void test(MockServer server) {
      server.close();
    }
  }

  @MockServerTest
  @TestDeadline
  static class NotLetIn {
    @Test
    void test(MockAccount account) {
      new AccountCalls(account).call("CreateSipRegistraton", ALICE);
      new AccountCalls(account, withOtherSignature(account.token())).create(ALICE);
      new AccountCalls(account, "").bind("bind", "false", "user_id", "1");
      throw new IllegalStateException("it fails");
    }

    private static String withOtherSignature(String token) {
      int signature = token.lastIndexOf('.') + 1;
      return token.substring(0, signature) + "A".repeat(token.length() - signature);
    }
  }

  private static final Fault UNUSED = Fault.errorCode(4).forMethod("BindSipRegistration");

  @MockServerTest
  @TestDeadline
  static class UnusedFaults {
    @Test
    void failNext(MockAccount account) {
      account.failNext(UNUSED);
      assertThat(new AccountCalls(account).create(ALICE).code()).isZero();
    }

    @Test
    void failNextOfSecondAccount(MockServer server) {
      server.newAccount().givenFault(UNUSED.times(3));
    }

    @Test
    void faultWithoutNumber(MockAccount account) {
      account.givenFault(UNUSED);
    }

    @Test
    void injected(MockAccount account) {
      account.failNext(UNUSED);
      assertThat(new AccountCalls(account).bind("bind", "false", "user_id", "1").code())
          .isEqualTo(4);
    }
  }

  @MockServerTest
  @TestDeadline
  static class FailingWithUnusedFault {
    @Test
    void test(MockAccount account) {
      account.failNext(UNUSED);
      throw new IllegalStateException("it fails");
    }
  }

  @MockServerTest(allowUnusedFaults = true)
  @TestDeadline
  static class AllowedUnusedFaults {
    @Test
    void test(MockAccount account) {
      account.failNext(UNUSED);
    }
  }

  @TestDeadline
  static class AllowedUnusedFaultsOfField {
    @RegisterExtension
    static final MockServerExtension MOCK =
        MockServerExtension.with(MockServerOptions.defaults()).allowingUnusedFaults();

    @Test
    void test(MockAccount account) {
      account.failNext(UNUSED);
    }
  }

  @MockServerTest(seed = "junit/shop.yaml")
  @TestDeadline
  static class SeededAccounts {
    @RepeatedTest(2)
    void test(MockAccount account) {
      IDS.add(account.id());
      assertThat(account.id()).isGreaterThan(6);
      assertThat(account.applicationId()).isEqualTo(77);
      assertThat(account.ruleId()).isEqualTo(8);
      assertThat(account.givenUser("grace").id()).isEqualTo(9);
      assertThat(account.state().profile().currency()).hasToString("EUR");
      assertThat(account.state().profile().callbacks()).isNotNull();
      assertThat(account.state().directory().applications())
          .extracting(Application::name)
          .containsExactly(
              "till.account-" + account.id() + ".voximplant.com", "elsewhere.voximplant.com");
      assertThat(account.registrations()).isEmpty();
      assertThat(account.ledger().available()).isEqualByComparingTo("20");
      new AccountCalls(account).create("sip_username", "alice", "proxy", "sip.example.org");
      assertThat(account.registrations())
          .singleElement()
          .extracting(SipRegistration::state)
          .isEqualTo(new SipRegistrationState.Failed(SipStatus.of(503)));
      assertThat(account.ledger().available()).isEqualByComparingTo("17.8");
    }
  }
}
