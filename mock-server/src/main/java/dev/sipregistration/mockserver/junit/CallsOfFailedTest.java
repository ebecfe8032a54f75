package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a test that failed has called, in the words of the journal. It is hung onto the failure,
 * because that is shown by whatever runs the test.
 */
final class CallsOfFailedTest extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 20;

  private CallsOfFailedTest(String message) {
    super(message, null, false, false);
  }

  static CallsOfFailedTest of(MockAccount account) {
    List<RecordedCall> calls = account.requests();
    String latest =
        calls.stream()
            .skip(Math.max(0, calls.size() - MOST))
            .map(CallsOfFailedTest::line)
            .collect(Collectors.joining());
    return new CallsOfFailedTest(
        "account %d of the mock server was called %d times%s%s"
            .formatted(
                account.id(),
                calls.size(),
                calls.size() > MOST ? ", of which these are the latest" : "",
                latest));
  }

  private static String line(RecordedCall call) {
    return call.warnings().stream()
        .map(warning -> "%n    warning: %s".formatted(warning.text()))
        .collect(Collectors.joining("", "%n  %s".formatted(call), ""));
  }
}
