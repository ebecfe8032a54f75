package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The calls of a failed test, from the journal. It is added to the failure as a suppressed
 * exception, which every test runner shows.
 */
final class CallsOfFailedTest extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MAX = 20;

  private CallsOfFailedTest(String message) {
    super(message, null, false, false);
  }

  static CallsOfFailedTest of(TestRun test) {
    List<String> sections = new ArrayList<>();
    MockAccount account = test.account();
    List<RecordedCall> others = test.callsOfOthers();
    if (account == null) {
      sections.add(section("the mock server was called %s during the test", others));
    } else {
      sections.add(
          section(
              "account " + account.id() + " of the mock server was called %s", account.requests()));
      if (!others.isEmpty()) {
        sections.add(section("other accounts were called %s during the test", others));
      }
    }
    List<RecordedCall> unattributed = test.unattributedCalls();
    if (!unattributed.isEmpty()) {
      sections.add(
          section("the mock server was called %s by nobody known during the test", unattributed));
    }
    test.unusedFaults()
        .forEach(unused -> sections.add("never injected: " + unused.fault().describe()));
    return new CallsOfFailedTest(String.join(System.lineSeparator(), sections));
  }

  private static String section(String title, List<RecordedCall> calls) {
    return calls.stream()
        .skip(Math.max(0, calls.size() - MAX))
        .map(CallsOfFailedTest::line)
        .collect(
            Collectors.joining(
                "",
                title.formatted(calls.size() == 1 ? "1 time" : calls.size() + " times")
                    + (calls.size() > MAX ? ", of which these are the latest" : ""),
                ""));
  }

  private static String line(RecordedCall call) {
    return call.warnings().stream()
        .map(warning -> "%n    warning: %s".formatted(warning.text()))
        .collect(Collectors.joining("", "%n  %s".formatted(call), ""));
  }
}
