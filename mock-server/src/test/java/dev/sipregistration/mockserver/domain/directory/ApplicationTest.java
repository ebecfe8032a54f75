package dev.sipregistration.mockserver.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationTest {
  @ParameterizedTest
  @CsvSource({
    "line, line.demo.voximplant.com, line",
    "line.demo.voximplant.com, line.demo.voximplant.com, line",
    "line.other.voximplant.com, line.other.voximplant.com,",
    ".line, .line,",
    ".demo.voximplant.com, .demo.voximplant.com,"
  })
  void of_labelOrFullName_hasBoth(String given, String full, @Nullable String label) {
    ApplicationId id = new ApplicationId(1);

    assertThat(Application.of(id, given, new AccountName("demo")))
        .isEqualTo(new Application(id, full, label));
  }
}
