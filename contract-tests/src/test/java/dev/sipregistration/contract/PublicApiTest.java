package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public API of each module is written down in its {@code api/public-api.txt}, and consists of
 * our own types, the JDK's and, for the extension, JUnit's.
 */
class PublicApiTest {
  static Stream<PublicApi> modules() {
    return Stream.of(
        new PublicApi("client", "dev.sipregistration.client"),
        new PublicApi("mock-server", "dev.sipregistration.mockserver"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void publicApi_isAsWrittenDown(PublicApi api) throws IOException {
    String actual = String.join("\n", api.describe()) + "\n";
    if (Boolean.getBoolean("public-api.update")) {
      Files.writeString(api.file(), actual);
    }
    assertThat(actual)
        .as("the public API changed; if that is meant, CONTRIBUTING.md says how to write it down")
        .isEqualTo(Files.readString(api.file()));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void publicSignatures_nameOnlyOwnTypesTheJdksAndJunits(PublicApi api) throws IOException {
    assertThat(api.describe())
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContain(
                        "internal.",
                        "generated.",
                        "com.fasterxml",
                        "com.nimbusds",
                        "jakarta",
                        "org.glassfish",
                        "org.slf4j"));
  }
}
