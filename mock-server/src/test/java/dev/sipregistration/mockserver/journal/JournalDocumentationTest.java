package dev.sipregistration.mockserver.journal;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sipregistration.mockserver.DocumentationPage;
import dev.sipregistration.mockserver.MockServerFixture;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalDocumentationTest {
  private static final DocumentationPage PAGE = DocumentationPage.of("journal.md");

  private static final Pattern CALL = Pattern.compile("`(\\w+)\\([^`]*\\)`");
  private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z]\\w*)\\.(\\w+)");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private static void verify(Journal journal) {
    // sample: journal
    journal.verify(
        CallQuery.any().method("BindSipRegistration").parameter("user_id", 12345).succeeded(),
        Times.once());
    // end
  }

  @Test
  void sample_inPage_isThisCode() throws IOException {
    assertThat(PAGE.sample("journal")).isEqualTo(DocumentationPage.code(getClass(), "journal"));
  }

  @Test
  void sample_afterOtherCall_reportsAsThePageSays() throws IOException {
    SERVER.as("owner").create();
    SERVER.as("owner").bind("sip_registration_id", "1", "userid", "12345");

    Throwable failure = catchThrowable(() -> verify(SERVER.server().journal()));

    assertThat(failure).isInstanceOf(AssertionError.class);
    assertThat(failure.getMessage() + "\n").isEqualTo(PAGE.sample("report"));
  }

  @Test
  void sample_afterTheCall_passes() {
    SERVER.as("owner").create();
    SERVER
        .as("owner")
        .bind("sip_registration_id", "1", "application_id", "123", "user_id", "12345");

    assertThat(catchThrowable(() -> verify(SERVER.server().journal()))).isNull();
  }

  @Test
  void table_ofQueries_namesMethodsAndConstantsThatExist() throws Exception {
    Set<String> methods =
        Arrays.stream(CallQuery.class.getMethods()).map(Method::getName).collect(toSet());
    List<String> rows =
        Files.readAllLines(PAGE.file()).stream()
            .dropWhile(line -> !line.equals("| Matches | With |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(rows).isNotEmpty();
    for (String row : rows) {
      List<MatchResult> calls = CALL.matcher(row).results().toList();
      assertThat(calls).as(row).isNotEmpty();
      assertThat(calls).extracting(call -> call.group(1)).isSubsetOf(methods);
      for (MatchResult constant : CONSTANT.matcher(row).results().toList()) {
        Class<?> type = Class.forName(CallQuery.class.getPackageName() + "." + constant.group(1));
        assertThat(type).hasPublicFields(constant.group(2));
      }
    }
  }

  @Test
  void commands_inTheirOrder_allSucceed() throws IOException {
    PAGE.runCommands(SERVER);
  }
}
