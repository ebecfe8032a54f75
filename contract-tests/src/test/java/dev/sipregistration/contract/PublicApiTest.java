package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public API of each module is written down in its {@code api/public-api.txt}, and consists of
 * our own types, the JDK's and those of the frameworks that a module is for.
 */
class PublicApiTest {
  static Stream<PublicApi> modules() {
    return Stream.of(
        new PublicApi("client", "dev.sipregistration.client"),
        new PublicApi("client-spring-boot-starter", "dev.sipregistration.client.spring"),
        new PublicApi("mock-server", "dev.sipregistration.mockserver"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void publicApi_isAsWrittenDown(PublicApi api) throws IOException {
    List<String> actual = api.describe();
    if (Boolean.getBoolean("public-api.update")) {
      Files.write(api.file(), actual);
    }
    List<String> written = Files.readAllLines(api.file());

    assertThat(difference(actual, written))
        .as("the public API changed; if that is meant, CONTRIBUTING.md says how to write it down")
        .isEmpty();
  }

  /** Returns what is added and what is missing, so that a failure shows no more than that. */
  private static List<String> difference(List<String> actual, List<String> written) {
    return Stream.concat(
            actual.stream().filter(line -> !written.contains(line)).map(line -> "+ " + line),
            written.stream().filter(line -> !actual.contains(line)).map(line -> "- " + line))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void publicSignatures_nameNoTypesOfLibraries(PublicApi api) throws IOException {
    assertThat(api.describe().stream().filter(PublicApiTest::namesForeignType)).isEmpty();
  }

  private static boolean namesForeignType(String line) {
    return Stream.of(
            "internal.",
            "generated.",
            "com.fasterxml",
            "com.nimbusds",
            "jakarta",
            "org.glassfish",
            "org.slf4j")
        .anyMatch(line::contains);
  }
}
