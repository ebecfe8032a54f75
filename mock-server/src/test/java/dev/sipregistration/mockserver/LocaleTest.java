package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the machine's language has other digits, or another decimal separator. */
@Isolated
class LocaleTest {
  /** Kept here, because a logger that nobody keeps forgets its level. */
  private static final Logger ACCESS_LOG =
      Logger.getLogger("dev.sipregistration.mockserver.access");

  private final Locale usual = Locale.getDefault();

  @BeforeEach
  void arabic() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(usual);
  }

  @Test
  void log_andReports_haveAsciiDigits() throws InterruptedException {
    BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    Handler handler = new Lines(texts);
    ACCESS_LOG.setLevel(Level.INFO);
    ACCESS_LOG.addHandler(handler);
    try (MockServer server =
        MockServer.start(MockServerOptions.builder().accessLog(true).build())) {
      new AccountCalls(server.newAccount()).create("sip_username", "alice");
      texts.add(server.journal().calls().toString());
      texts.add(server.coverage().report().table());

      for (int i = 0; i < 3; i++) {
        assertThat(texts.poll(MockServerFixture.GUARD.toMillis(), TimeUnit.MILLISECONDS))
            .matches("\\p{ASCII}*");
      }
    } finally {
      ACCESS_LOG.removeHandler(handler);
    }
  }

  /** Only {@code %s} is the same in each locale, so it is all that {@code formatted} may have. */
  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "../client/src/main/java"})
  void formats_inMainCode_dependOnNoLocale(String root) throws IOException {
    Pattern number = Pattern.compile("%[-#+ 0,(\\d.$]*[bcdoxefgatBCDOEFGAT](?![\\w%])");
    try (Stream<Path> sources = Files.walk(Path.of(root))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(source))
            .as("%s", source)
            .filteredOn(line -> !line.contains("Locale.ROOT"))
            .noneMatch(line -> number.matcher(line).find());
      }
    }
  }

  private static final class Lines extends Handler {
    private final Queue<String> lines;

    Lines(Queue<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage() + Arrays.toString(line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
