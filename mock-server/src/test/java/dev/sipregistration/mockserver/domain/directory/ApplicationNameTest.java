package dev.sipregistration.mockserver.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationNameTest {
  @ParameterizedTest
  @CsvSource({
    "line, line.demo.voximplant.com, line",
    "line.demo.voximplant.com, line.demo.voximplant.com, line",
    "line.other.voximplant.com, line.other.voximplant.com,",
    ".line, .line,",
    ".demo.voximplant.com, .demo.voximplant.com,"
  })
  void of_labelOrFullName_hasBoth(String given, String full, @Nullable String label) {
    assertThat(ApplicationName.of(given, "demo")).isEqualTo(new ApplicationName(full, label));
  }
}
