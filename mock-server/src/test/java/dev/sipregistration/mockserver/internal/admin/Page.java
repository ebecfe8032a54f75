package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.DocumentationPage;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of the documentation, whose samples are tried.
 *
 * @param text the page
 */
record Page(String text) {
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");

  /** Reads a page; it is found from this module, where its tests are run. */
  static Page read(String name) throws IOException {
    return new Page(Files.readString(Path.of("docs", name)));
  }

  /** Returns the samples in a language. */
  List<String> samples(String language) {
    List<String> samples =
        BLOCK
            .matcher(text)
            .results()
            .filter(block -> block.group(1).equals(language))
            .map((MatchResult block) -> block.group(2))
            .toList();
    assertThat(samples).as("samples in %s", language).isNotEmpty();
    return samples;
  }

  /** Runs the commands in their order; each has to succeed. */
  void runCommands(MockServerFixture server) {
    samples("sh").stream()
        .flatMap(String::lines)
        .forEach(
            command -> {
              PlatformResponse answer =
                  server.send(CurlLine.parse(command).to(server.server().baseUri()));
              assertThat(answer.status()).as("%s: %s", command, answer).isBetween(200, 204);
            });
  }

  /** Requires that a test has the Java samples in its code, but for white space and imports. */
  void requireJavaIn(Class<?> test) throws IOException {
    Path source =
        Path.of("src", "test", "java").resolve(test.getName().replace('.', '/') + ".java");
    String code = packed(Files.readString(source));
    assertThat(samples("java"))
        .allSatisfy(
            sample -> assertThat(code).contains(packed(DocumentationPage.withoutImports(sample))));
  }

  private static String packed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
