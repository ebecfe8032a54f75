package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md has a line for each package, and none for a package that is not there. */
class ArchitecturePageTest {
  private static final Path ROOT =
      Path.of("src", "main", "java").resolve(MockServer.class.getPackageName().replace('.', '/'));
  private static final Pattern LINE =
      Pattern.compile("^\\| `([a-z.]+)` \\| \\S", Pattern.MULTILINE);

  @Test
  void table_hasOneLinePerPackage() throws IOException {
    assertThat(documented()).isEqualTo(packages());
  }

  private static Set<String> documented() throws IOException {
    return LINE.matcher(Files.readString(Path.of("..", "ARCHITECTURE.md")))
        .results()
        .map(line -> line.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> packages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(ArchitecturePageTest::isType)
          .map(
              file -> ROOT.relativize(file.getParent()).toString().replace(File.separatorChar, '.'))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean isType(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") && !name.equals("package-info.java");
  }
}
