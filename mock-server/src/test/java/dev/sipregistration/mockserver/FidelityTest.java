package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds FIDELITY.md to its word: each decision in it is held by a test, and none is left out. */
class FidelityTest {
  private static final Path TABLE = Path.of("FIDELITY.md");
  private static final Path TEST_CLASSES = Path.of("target", "test-classes");

  /**
   * The decisions of the design, by number; 12 is isolation, and then come update, delete, list.
   */
  private static final int DECISIONS = 15;

  private record Row(
      String number, String call, String rule, String source, String test, String compared) {}

  @Test
  void everyRow_namesTestThatExists() throws IOException {
    Set<String> tests = tests();

    assertThat(rows())
        .allSatisfy(
            row -> assertThat(tests).as("the test that holds row %s", row).contains(row.test()));
  }

  @Test
  void everyRow_saysHowSurelyTheRuleIsKnown() throws IOException {
    assertThat(rows())
        .allSatisfy(
            row -> assertThat(row.source()).matches("documented: \\[[a-z]+\\]|inferred|switch"))
        .allSatisfy(row -> assertThat(row.rule()).isNotBlank())
        .allSatisfy(row -> assertThat(row.call()).isNotBlank());
  }

  @Test
  void everyDocumentedRow_namesAPageOfTheVendor() throws IOException {
    String page = Files.readString(TABLE);

    assertThat(rows())
        .map(Row::source)
        .filteredOn(source -> source.startsWith("documented"))
        .allSatisfy(
            source ->
                assertThat(page)
                    .contains("\n" + source.replace("documented: ", "") + ": https://"));
  }

  @Test
  void everyRow_saysWhenItWasComparedWithTheVendor() throws IOException {
    assertThat(rows())
        .allSatisfy(row -> assertThat(row.compared()).matches("never|\\d{4}-\\d{2}-\\d{2}"));
  }

  @Test
  void everyDecision_hasRow() throws IOException {
    Set<Integer> decided =
        rows().stream()
            .map(row -> Integer.valueOf(row.number().split("\\.")[0]))
            .collect(Collectors.toSet());

    assertThat(decided).containsAll(IntStream.rangeClosed(1, DECISIONS).boxed().toList());
  }

  @Test
  void rowNumbers_areUnique() throws IOException {
    assertThat(rows()).extracting(Row::number).doesNotHaveDuplicates();
  }

  @Test
  void missingTest_isNoticed() throws IOException {
    assertThat(tests()).doesNotContain("FidelityTest.nothing_ofTheKind_exists");
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows =
        Files.readAllLines(TABLE).stream()
            .filter(line -> line.matches("\\| \\d+\\.\\d+ \\|.*"))
            .map(line -> line.split("(?<!\\\\)\\|"))
            .map(
                cells ->
                    new Row(
                        cells[1].strip(),
                        cells[2].strip(),
                        cells[3].strip(),
                        cells[4].strip(),
                        cells[5].strip().replace("`", ""),
                        cells[6].strip()))
            .toList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  /** Finds all test methods, inherited ones too, by the simple name of the class that runs them. */
  private static Set<String> tests() throws IOException {
    Map<String, Class<?>> classes = new HashMap<>();
    try (Stream<Path> files = Files.walk(TEST_CLASSES)) {
      files
          .map(file -> TEST_CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith("Test.class"))
          .map(name -> name.replace(".class", "").replace('/', '.').replace('\\', '.'))
          .map(FidelityTest::load)
          .forEach(type -> classes.put(type.getSimpleName(), type));
    }
    return classes.values().stream()
        .flatMap(
            type ->
                withSuperclasses(type)
                    .flatMap(declaring -> Arrays.stream(declaring.getDeclaredMethods()))
                    .filter(FidelityTest::isTest)
                    .map(method -> type.getSimpleName() + "." + method.getName()))
        .collect(Collectors.toSet());
  }

  private static Stream<Class<?>> withSuperclasses(Class<?> type) {
    return Stream.iterate(type, Objects::nonNull, Class::getSuperclass);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, FidelityTest.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isTest(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getSimpleName())
        .anyMatch(
            name ->
                Set.of("Test", "ParameterizedTest", "RepeatedTest", "Property", "Example")
                    .contains(name));
  }
}
