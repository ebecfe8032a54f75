package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the READMEs show compiles, and does what they say. */
class ReadmeTest {
  private static final Path SOURCES = Path.of("src/test/java/dev/sipregistration/contract");
  private static final Pattern SHOWN =
      Pattern.compile("<!-- sample: (\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern LEADING_IMPORTS = Pattern.compile("\\A(?:import [^\n]+;\n|\n)+");
  private static final Pattern RUN =
      Pattern.compile(" *// sample: (\\w+)\n(.*?) *// end\n", Pattern.DOTALL);

  @Test
  void samplesOfMockServerReadme_areThoseThatAreRun() throws IOException {
    assertSamples(
        Path.of("../mock-server/README.md"),
        SOURCES.resolve("LineTest.java"),
        SOURCES.resolve("MockServerReadmeSamples.java"));
  }

  @Test
  void samplesOfJunitPage_areThoseThatAreRun() throws IOException {
    assertSamples(
        Path.of("../mock-server/docs/junit.md"),
        SOURCES.resolve("SipLineTest.java"),
        SOURCES.resolve("JunitSamplesTest.java"));
  }

  /** Those of Spring are run by projects outside of the build: .ci/consume, .ci/samples. */
  @Test
  void samplesOfFrameworksPage_areThoseThatAreRun() throws IOException {
    assertSamples(
        Path.of("../mock-server/docs/frameworks.md"),
        SOURCES.resolve("FrameworkSamplesTest.java"),
        Path.of("../.ci/consumer/src/test/java/example/SpringTest.java"),
        Path.of("../samples/spring-boot-3/src/test/java/example/LinesTest.java"));
  }

  @Test
  void samplesOfCallbacksPage_areThoseThatAreRun() throws IOException {
    assertSamples(
        Path.of("../client/docs/callbacks.md"), SOURCES.resolve("CallbackReceiverSamples.java"));
  }

  @Test
  void mockServerReadme_createAndBind_goThrough() {
    assertThat(MockServerReadmeSamples.callMockServer())
        .hasValueSatisfying(balance -> assertThat(balance).isEqualByComparingTo(money("98.8")));
  }

  @Test
  void mockServerReadme_unbind_goesThrough() throws IOException, InterruptedException {
    assertThat(MockServerReadmeSamples.unbind()).isEqualTo("{\"result\":1}");
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static void assertSamples(Path readme, Path... sources) throws IOException {
    Map<String, String> shown = find(SHOWN, readme);
    Map<String, String> run = new TreeMap<>();
    List<String> compiled = new ArrayList<>();
    for (Path source : sources) {
      run.putAll(find(RUN, source));
      compiled.addAll(imports(Files.readString(source)));
    }
    shown.values().forEach(sample -> assertThat(compiled).containsAll(imports(sample)));
    // A sample that is no whole class has its imports on the page, and not where it is run.
    shown.replaceAll((name, sample) -> withImportsOf(run.getOrDefault(name, ""), sample));

    assertThat(shown).isNotEmpty().isEqualTo(run);
    assertThat(Files.readString(readme).split("```java", -1)).hasSize(shown.size() + 1);
  }

  private static String withImportsOf(String run, String shown) {
    return imports(run).isEmpty() ? LEADING_IMPORTS.matcher(shown).replaceFirst("") : shown;
  }

  private static List<String> imports(String code) {
    return code.lines().filter(line -> line.startsWith("import ")).toList();
  }

  private static Map<String, String> find(Pattern pattern, Path file) throws IOException {
    Map<String, String> found = new TreeMap<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2).stripTrailing().stripIndent());
    }
    return found;
  }
}
