package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.auth.AnyToken;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as pacts have them, recorded or written by hand. */
class AcceptAnyTokenTest {
  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.acceptAnyToken(true));

  private static final Pattern IN_PAGE = Pattern.compile("Authorization: Bearer ([^`\\s]+)");

  @ParameterizedTest
  @ValueSource(strings = {"some-token", "token", "eyJhbGciOiJSUzI1NiJ9", "xxxxx.yyyyy.zzzzz"})
  void call_withHandwrittenToken_isOfTheFirstAccount(String token) {
    PlatformResponse response = SERVER.withToken(token).create();

    assertThat(response.code()).isZero();
    RecordedCall call = SERVER.server().journal().calls().get(0);
    assertThat(String.valueOf(call.accountId())).isEqualTo("1");
    assertThat(call.keyId()).hasToString("any-token");
  }

  @Test
  void call_withTokensOfThePage_isAccepted() throws IOException {
    String page = Files.readString(DocumentationPage.of("pact.md").file());
    List<String> tokens = IN_PAGE.matcher(page).results().map(found -> found.group(1)).toList();

    assertThat(tokens).hasSizeGreaterThan(1).contains("some-token");
    for (String token : tokens) {
      assertThat(SERVER.withToken(token).create().code()).as(token).isZero();
    }
  }

  @Test
  void call_withoutToken_isRefusedAndWarnedOfOnce() {
    Logger log = Logger.getLogger(AnyToken.class.getName());
    List<LogRecord> lines = new ArrayList<>();
    Handler handler = recorder(lines);
    log.addHandler(handler);
    log.setUseParentHandlers(false);
    MockServerFixture fresh = MockServerFixture.with(options -> options.acceptAnyToken(true));
    try {
      for (int i = 0; i < 3; i++) {
        assertThat(fresh.anonymously().create().code()).isEqualTo(100);
      }
    } finally {
      fresh.server().close();
      log.setUseParentHandlers(true);
      log.removeHandler(handler);
    }

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).getLevel()).isEqualTo(Level.WARNING);
    assertThat(lines.get(0).getMessage()).contains("Authorization: Bearer some-token");
  }

  private static Handler recorder(List<LogRecord> lines) {
    return new Handler() {
      @Override
      public synchronized void publish(LogRecord line) {
        lines.add(line);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
