package dev.sipregistration.mockserver.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

class MockServerExtensionTest {
  @BeforeEach
  void forget() {
    SampleSuites.forget();
  }

  private static Set<URI> servers() {
    return new TreeSet<>(SampleSuites.SERVERS);
  }

  @Test
  void account_ofEachTest_isItsOwn() {
    JunitRun run = JunitRun.of(SampleSuites.OwnAccounts.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.succeeded()).hasSize(5);
    assertThat(SampleSuites.IDS).hasSize(5).doesNotHaveDuplicates();
    assertThat(servers()).hasSize(1);
  }

  @Test
  void server_ofTheJvm_isSharedByClassesThatAskAlike() {
    assertThat(
            JunitRun.of(SampleSuites.FirstOfJvm.class, SampleSuites.SecondOfJvm.class).failures())
        .isEmpty();

    assertThat(SampleSuites.SERVERS).hasSize(2);
    assertThat(servers()).hasSize(1);
  }

  @Test
  void server_ofOtherWishes_isAnother() {
    assertThat(JunitRun.of(SampleSuites.FirstOfJvm.class, SampleSuites.Strict.class).failures())
        .isEmpty();

    assertThat(servers()).hasSize(2);
  }

  @Test
  void server_ofTheJvm_isClosedAtTheEndOfTheRun() {
    JunitRun.of(SampleSuites.FirstOfJvm.class);

    assertThatThrownBy(
            () ->
                new Socket(
                        SampleSuites.SERVERS.get(0).getHost(),
                        SampleSuites.SERVERS.get(0).getPort())
                    .close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void server_ofTheClass_isSharedByItsNestedOnesAndNobodyElse() {
    assertThat(
            JunitRun.of(SampleSuites.FirstClass.class, SampleSuites.SecondClass.class).failures())
        .isEmpty();

    assertThat(SampleSuites.SERVERS).hasSize(3);
    assertThat(servers()).hasSize(2);
  }

  @Test
  void reset_beforeEachTest_bringsTheSeedBack() {
    assertThat(JunitRun.of(SampleSuites.Reset.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).containsExactly(1L, 1L, 1L);
  }

  @Test
  void reset_ofTestsThatRunAtOnce_isRefusedWithTheRemedy() {
    JunitRun run = JunitRun.inParallel(4, SampleSuites.ResetInParallel.class);

    assertThat(run.failures())
        .hasSize(1)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContaining("@ResourceLock(MockServerTest.WORLD)"));
  }

  @Test
  void reset_ofTestsWithTheLock_waitsForTheOthers() {
    assertThat(JunitRun.inParallel(4, SampleSuites.ResetWithLock.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
  }

  @Test
  void account_outsideOfATest_isRefusedWithTheRemedy() {
    JunitRun run = JunitRun.of(SampleSuites.AccountForAll.class);

    assertThat(run.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ParameterResolutionException.class)
                    .hasMessageContaining("call newAccount()"));
  }

  @Test
  void server_inBeforeAll_isThere() {
    assertThat(JunitRun.of(SampleSuites.ServerForAll.class).failures()).isEmpty();
  }

  @Test
  void seed_ofTheClassPath_isServed() {
    assertThat(JunitRun.of(SampleSuites.Seeded.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).containsExactly(5L);
  }

  @Test
  void seed_missing_isNamed() {
    assertThat(JunitRun.of(SampleSuites.SeededWithNothing.class).failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure).hasMessageContaining("nowhere.yaml: is not on the class path"));
  }

  @Test
  void field_static_hasServerWithItsOptions() {
    assertThat(JunitRun.of(SampleSuites.StaticField.class).failures()).isEmpty();
  }

  @Test
  void field_thatResets_bringsTheSeedBack() {
    assertThat(JunitRun.of(SampleSuites.ResettingField.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).containsExactly(1L, 1L);
  }

  @Test
  void field_notStatic_isRefused() {
    assertThat(JunitRun.of(SampleSuites.InstanceField.class).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("is not static"));
  }

  @Test
  void server_ofAField_isThereBeforeJunitComesToIt() {
    URI early = SampleSuites.StaticField.MOCK.server().baseUri();

    assertThat(JunitRun.of(SampleSuites.StaticField.class).failures()).isEmpty();

    assertThat(SampleSuites.SERVERS).containsExactly(early);
  }

  @Test
  void server_ofAField_isThereInTheNextRun() {
    JunitRun.of(SampleSuites.StaticField.class);

    assertThat(JunitRun.of(SampleSuites.StaticField.class).failures()).isEmpty();
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
    JunitRun run = JunitRun.of(SampleSuites.Failing.class);

    String listed =
        """
        was called 2 times
          #1 BindSipRegistration(bind=false, usr_id=1) by account 2 -> error 134: Required parameter is empty
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
                  .satisfies(calls -> assertThat(calls).hasMessageContaining(listed));
            });
    assertThat(run.reported())
        .singleElement()
        .satisfies(entry -> assertThat(entry.get("mock server")).contains(listed));
  }

  @Test
  void coverage_wanted_isPrintedAtTheEnd() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      JunitRun.run(Map.of(MockServerExtension.COVERAGE, "true"), SampleSuites.OwnAccounts.class);
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("Coverage of the platform's API")
        .contains("CreateSipRegistration           5");
  }

  @Test
  void success_ofATest_tellsNothing() {
    assertThat(JunitRun.of(SampleSuites.OwnAccounts.class).reported()).isEmpty();
  }

  private static List<String> callsOf(Throwable failure) {
    return Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage).toList();
  }

  @Test
  void fields_twoThatReset_areResetBeforeEachTest() {
    assertThat(JunitRun.of(SampleSuites.TwoResettingFields.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).containsExactly(1L, 1L, 1L, 1L);
  }

  @Test
  void fields_oneResettingAndOneWithAccounts_workSideBySide() {
    assertThat(JunitRun.of(SampleSuites.ResettingFieldAndAccountField.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).containsExactly(1L, 2L, 1L, 3L);
  }

  @Test
  void annotationThatResets_besideResettingField_worksInNestedClassesToo() {
    assertThat(JunitRun.of(SampleSuites.ResetAndResettingField.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
  }

  @Test
  void field_underTwoNames_isOneExtension() {
    assertThat(JunitRun.of(SampleSuites.FieldUnderTwoNames.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).containsExactly(1L, 1L);
  }

  @Test
  void account_inStaticField_isThereInTheNextRun() {
    JunitRun first = JunitRun.of(SampleSuites.StaticAccount.class);
    JunitRun rerun = JunitRun.of(SampleSuites.StaticAccount.class);

    assertThat(first.failures())
        .singleElement()
        .satisfies(SampleSuites.StaticAccount::tellsItsCalls);
    assertThat(rerun.failures())
        .singleElement()
        .satisfies(SampleSuites.StaticAccount::tellsItsCalls);
    assertThat(servers()).hasSize(1);
  }

  @Test
  void coverage_ofAField_isPrintedAtTheEndOfTheRun() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      JunitRun.run(Map.of(MockServerExtension.COVERAGE, "true"), SampleSuites.StaticField.class);
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("Coverage of the platform's API");
  }

  @Test
  void failure_ofADynamicTest_tellsItsCalls() {
    JunitRun run = JunitRun.of(SampleSuites.DynamicTests.class);

    assertThat(run.succeeded()).containsExactly("passes");
    assertThat(run.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(callsOf(failure))
                    .singleElement(STRING)
                    .contains("of the mock server was called 1 time")
                    .contains("CreateSipRegistration(sip_username=alice"));
    assertThat(run.reported())
        .singleElement()
        .satisfies(entry -> assertThat(entry.get("mock server")).contains("called 1 time"));
  }

  @Test
  void server_closedByATest_failsLaterOnesWithOneSentence() {
    JunitRun run = JunitRun.of(SampleSuites.ClosesServer.class);

    assertThat(run.succeeded()).hasSize(1);
    assertThat(run.failures())
        .hasSize(2)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessage(
                        "The mock server that tests share was closed by"
                            + " dev.sipregistration.mockserver.junit.SampleSuites$ClosesServer.test:"
                            + " leave that to JUnit, or start a server of its own there with"
                            + " MockServer.start()")
                    .hasNoSuppressedExceptions());
  }

  @Test
  void failure_afterCallsThatWereNotLetIn_tellsThem() {
    assertThat(JunitRun.of(SampleSuites.NotLetIn.class).failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(callsOf(failure))
                    .singleElement(STRING)
                    .containsPattern("account (\\d+) of the mock server was called 2 times")
                    .containsPattern(
                        "CreateSipRegistraton\\(.*\\) by nobody known, claims account \\d+ ->"
                            + " error 103: Unknown command")
                    .containsPattern(
                        "CreateSipRegistration\\(.*\\) by nobody known, claims account \\d+ ->"
                            + " error 100: Authorization failed")
                    .containsPattern(
                        "the mock server was called 1 time by nobody known during the test\\R"
                            + " +#\\d+ BindSipRegistration\\(.*\\) by nobody known -> error 100"));
  }

  @Test
  void faults_neverInjected_failTheTest() {
    JunitRun run = JunitRun.of(SampleSuites.UnusedFaults.class);

    assertThat(run.succeeded()).hasSize(2);
    assertThat(run.failures())
        .hasSize(2)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("no call met the fault that it injects: error 4 for")
                    .hasMessageContaining("BindSipRegistration")
                    .hasMessageContaining("allowUnusedFaults = true"));
  }

  @Test
  void faults_neverInjectedInAFailingTest_areTold() {
    assertThat(JunitRun.of(SampleSuites.FailingWithUnusedFault.class).failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure).hasMessage("it fails");
              assertThat(callsOf(failure))
                  .singleElement(STRING)
                  .contains("never injected: error 4 for BindSipRegistration of account");
            });
  }

  @Test
  void faults_neverInjectedWhereAllowed_passTheTest() {
    assertThat(
            JunitRun.of(
                    SampleSuites.AllowedUnusedFaults.class,
                    SampleSuites.AllowedUnusedFaultsOfField.class)
                .failures())
        .isEmpty();
  }

  @Test
  void account_onAServerWithASeed_isModelledOnTheFirstOfTheSeed() {
    assertThat(JunitRun.of(SampleSuites.SeededAccounts.class).failures()).isEmpty();

    assertThat(SampleSuites.IDS).hasSize(2).doesNotHaveDuplicates();
  }
}
