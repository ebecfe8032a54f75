package dev.sipregistration.mockserver.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.AccountCalls;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.faults.Fault;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

class AutoConfigureMockServerTest {
  private static final List<Long> IDS = Collections.synchronizedList(new ArrayList<>());
  private static final List<URI> SERVERS = Collections.synchronizedList(new ArrayList<>());
  private static final String[] ALICE = {"sip_username", "alice", "proxy", "sip.example.com"};

  @BeforeEach
  void forget() {
    IDS.clear();
    SERVERS.clear();
  }

  @Configuration
  static class Application {}

  @SpringJUnitConfig(Application.class)
  @AutoConfigureMockServer
  @TestDeadline
  static class First {
    @Autowired MockAccount account;

    @BeforeEach
    void create() {
      assertThat(account.registrations()).isEmpty();
      assertThat(new AccountCalls(account).create(ALICE).code()).isZero();
    }

    @RepeatedTest(2)
    void context_hasAccountAndProperties(
        @Autowired MockServer server,
        @Value("${sip-registration.client.base-uri}") URI baseUri,
        @Value("${sip-registration.client.credentials-file}") String credentials)
        throws Exception {
      assertThat(account.requests()).hasSize(1);
      assertThat(baseUri).isEqualTo(server.baseUri());
      assertThat(Files.readString(Path.of(credentials))).isEqualTo(account.credentials().toJson());
      IDS.add(account.id());
      SERVERS.add(baseUri);
    }

    @Nested
    class Inner {
      @Test
      void account_isThatOfTheContext() {
        IDS.add(account.id());
      }
    }
  }

  @SpringJUnitConfig(Application.class)
  @AutoConfigureMockServer
  @TestDeadline
  static class Second {
    @Test
    void context_isThatOfTheFirst(@Autowired MockAccount account) {
      assertThat(account.registrations()).isEmpty();
      IDS.add(account.id());
      SERVERS.add(account.baseUri());
    }
  }

  @SpringJUnitConfig(Application.class)
  @AutoConfigureMockServer(strict = true, prefix = "voximplant", seed = "junit/shop.yaml")
  @TestDeadline
  static class Other {
    @Test
    void server_isAsWanted(@Autowired MockAccount account, @Autowired Environment environment) {
      assertThat(environment.getProperty("voximplant.base-uri"))
          .isEqualTo(account.baseUri().toString());
      assertThat(environment.getProperty("sip-registration.client.base-uri")).isNull();
      assertThat(new AccountCalls(account).create("sip_proxy", "sip.example.com").code())
          .isEqualTo(101);
      SERVERS.add(account.baseUri());
    }
  }

  @SpringJUnitConfig(Application.class)
  @TestDeadline
  static class Unannotated {
    @Test
    void context_hasNoServer(@Autowired Environment environment) {
      assertThat(environment.getProperty("sip-registration.client.base-uri")).isNull();
    }
  }

  @SpringJUnitConfig(Application.class)
  @AutoConfigureMockServer
  @TestDeadline
  static class Failing {
    @Test
    void fails(@Autowired MockAccount account) {
      new AccountCalls(account).create(ALICE);
      throw new IllegalStateException("it fails");
    }
  }

  @SpringJUnitConfig(Application.class)
  @AutoConfigureMockServer
  @TestDeadline
  static class UnusedFault {
    @Test
    void meetsNoFault(@Autowired MockAccount account) {
      account.failNext(Fault.errorCode(127));
    }
  }

  @SpringJUnitConfig(Application.class)
  @AutoConfigureMockServer(allowUnusedFaults = true)
  @TestDeadline
  static class AllowedUnusedFault {
    @Test
    void meetsNoFault(@Autowired MockAccount account) {
      account.failNext(Fault.errorCode(127));
    }
  }

  @Test
  void classes_withTheSameContext_shareAnAccountThatIsReset() {
    JunitRun run = JunitRun.of(First.class, Second.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.succeeded()).hasSize(4);
    assertThat(Set.copyOf(IDS)).hasSize(1);
    assertThat(Set.copyOf(SERVERS)).hasSize(1);
  }

  @Test
  void classes_inParallel_waitForEachOther() {
    JunitRun run = JunitRun.inParallel(4, First.class, Second.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.succeeded()).hasSize(4);
  }

  @Test
  void settings_others_haveAServerOfTheirOwn() {
    JunitRun run = JunitRun.of(Second.class, Other.class, Unannotated.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.succeeded()).hasSize(3);
    assertThat(Set.copyOf(SERVERS)).hasSize(2);
  }

  @Test
  void failure_ofATest_tellsItsCalls() {
    JunitRun run = JunitRun.of(Failing.class);

    assertThat(run.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .anyMatch(
                        calls ->
                            calls instanceof CallsOfFailedTest
                                && calls.getMessage().contains("CreateSipRegistration")));
  }

  @Test
  void fault_neverInjected_failsTheTestAlone() {
    JunitRun run = JunitRun.of(UnusedFault.class, AllowedUnusedFault.class, Second.class);

    assertThat(run.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("allowUnusedFaults = true"));
    assertThat(run.succeeded()).hasSize(2);
  }
}
