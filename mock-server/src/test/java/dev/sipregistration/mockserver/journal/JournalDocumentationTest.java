package dev.sipregistration.mockserver.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sipregistration.mockserver.DocumentationPage;
import dev.sipregistration.mockserver.MockServerFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalDocumentationTest {
  private static final DocumentationPage PAGE = DocumentationPage.of("journal.md");

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
  void commands_inTheirOrder_allSucceed() throws IOException {
    PAGE.runCommands(SERVER);
  }
}
