package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first Java sample of each page has the imports that its code needs, and no others. The code
 * is compiled by the test of the page; samples that need the client are those of the contract
 * tests.
 */
class SampleImportsTest {
  private static final Pattern SAMPLE = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (static )?([\\w.]+);$");
  private static final Pattern TEXT = Pattern.compile("\"[^\"\n]*\"");
  private static final Pattern TYPE = Pattern.compile("(?<![\\w.])[A-Z]\\w*");
  private static final Pattern ASSERTION = Pattern.compile("(?<![\\w.])assert\\w+(?=\\()");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "callbacks.md",
        "coverage.md",
        "faults.md",
        "https.md",
        "journal.md",
        "limits.md",
        "seed.md"
      })
  void firstSample_ofPage_hasItsImports(String page) throws Exception {
    String sample = firstSample(page);
    Set<String> imported = new TreeSet<>();
    for (MatchResult each : IMPORT.matcher(sample).results().toList()) {
      String name = each.group(2);
      String member = name.substring(name.lastIndexOf('.') + 1);
      imported.add(member);
      if (each.group(1) == null) {
        assertThat(Class.forName(name)).isPublic();
      } else {
        assertThat(Class.forName(name.substring(0, name.lastIndexOf('.'))).getMethods())
            .anyMatch(method -> method.getName().equals(member));
      }
    }

    assertThat(imported).isEqualTo(needed(DocumentationPage.withoutImports(sample)));
  }

  private static String firstSample(String page) throws IOException {
    return SAMPLE
        .matcher(Files.readString(Path.of("docs", page)))
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static Set<String> needed(String code) {
    String withoutTexts = TEXT.matcher(code).replaceAll("\"\"");
    Set<String> names =
        TYPE.matcher(withoutTexts)
            .results()
            .map(MatchResult::group)
            .filter(name -> !isOfJavaLang(name))
            .collect(Collectors.toCollection(TreeSet::new));
    ASSERTION.matcher(withoutTexts).results().map(MatchResult::group).forEach(names::add);
    return names;
  }

  private static boolean isOfJavaLang(String name) {
    try {
      Class.forName("java.lang." + name);
      return true;
    } catch (ClassNotFoundException other) {
      return false;
    }
  }
}
