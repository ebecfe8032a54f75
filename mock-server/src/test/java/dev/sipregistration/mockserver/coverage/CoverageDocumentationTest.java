package dev.sipregistration.mockserver.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.DocumentationPage;
import dev.sipregistration.mockserver.MockServerFixture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CoverageDocumentationTest {
  private static final DocumentationPage PAGE = DocumentationPage.of("coverage.md");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  @BeforeEach
  void setUp() {
    SERVER.server().coverage().clear();
    SERVER.as("owner").create();
    SERVER.as("owner").bind("sip_registration_id", "1", "application_id", "123", "bind", "1");
    SERVER.as("owner").bind("sip_registration_id", "7", "application_id", "123", "bind", "1");
    SERVER.anonymously().bind("user_name", "john");
  }

  private static List<?> look(Coverage coverage) {
    // sample: coverage
    OperationCoverage bind = coverage.report().operation("BindSipRegistration");
    List<String> neverSent = bind.parametersUnused();
    List<Integer> neverHandled = bind.codesUnused();
    String table = coverage.report().table();
    // end
    return List.of(neverSent, neverHandled, table);
  }

  @Test
  void sample_inPage_isThisCode() throws IOException {
    assertThat(PAGE.sample("coverage")).isEqualTo(DocumentationPage.code(getClass(), "coverage"));
    assertThat(look(SERVER.server().coverage())).doesNotContainNull();
  }

  @Test
  void table_afterCalls_isWhatThePageSays() throws IOException {
    String table = SERVER.get("/__admin/coverage?format=table").text();

    assertThat(table).startsWith(PAGE.sample("table"));
  }

  @Test
  void commands_inTheirOrder_allSucceed() throws IOException {
    PAGE.runCommands(SERVER);
  }
}
