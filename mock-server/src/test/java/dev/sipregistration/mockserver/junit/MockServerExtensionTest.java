package dev.sipregistration.mockserver.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
  void server_ofAField_isAnotherInTheNextRun() {
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
}
