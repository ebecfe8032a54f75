package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.journal.RecordedCall;
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

  static CallsOfFailedTest of(MockAccount account) {
    List<RecordedCall> calls = account.requests();
    String latest =
        calls.stream()
            .skip(Math.max(0, calls.size() - MAX))
            .map(CallsOfFailedTest::line)
            .collect(Collectors.joining());
    return new CallsOfFailedTest(
        "account %s of the mock server was called %s times%s%s"
            .formatted(
                account.id(),
                calls.size(),
                calls.size() > MAX ? ", of which these are the latest" : "",
                latest));
  }

  private static String line(RecordedCall call) {
    return call.warnings().stream()
        .map(warning -> "%n    warning: %s".formatted(warning.text()))
        .collect(Collectors.joining("", "%n  %s".formatted(call), ""));
  }
}
