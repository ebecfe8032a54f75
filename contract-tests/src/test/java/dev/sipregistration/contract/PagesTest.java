package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads the pages finds each of them, and never follows a link to nothing. */
class PagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path INDEX = ROOT.resolve("docs/README.md");
  private static final List<Path> BEGINNINGS =
      List.of(ROOT.resolve("client/README.md"), ROOT.resolve("mock-server/README.md"));
  private static final Set<String> NO_PAGES = Set.of("target", "node_modules", ".git");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern NEXT = Pattern.compile("(?s).*\nNext: \\[[^\n]+\\.\n\\z");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    collect(ROOT, pages);
    assertThat(pages).contains(INDEX);
    return pages;
  }

  private static void collect(Path folder, List<Path> pages) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted().toList()) {
        String name = child.getFileName().toString();
        if (Files.isDirectory(child)) {
          if (!NO_PAGES.contains(name)) {
            collect(child, pages);
          }
        } else if (name.endsWith(".md")) {
          pages.add(child);
        }
      }
    }
  }

  /** Returns the pages that are read one after the other. */
  static List<Path> chapters() throws IOException {
    return pages().stream()
        .filter(page -> page.getParent().endsWith("docs") || BEGINNINGS.contains(page))
        .filter(page -> !page.equals(INDEX))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void link_leadsToFileAndHeading(Path page) throws IOException {
    for (String link : links(page)) {
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page : page.getParent().resolve(parts[0]).normalize();
      assertThat(target).as("%s of %s", link, page).exists();
      if (parts.length == 2) {
        assertThat(anchors(target)).as("%s of %s", link, page).contains(parts[1]);
      }
    }
  }

  @Test
  void index_hasEachChapter() throws IOException {
    Set<Path> indexed =
        links(INDEX).stream()
            .map(link -> INDEX.getParent().resolve(link.split("#", 2)[0]).normalize())
            .collect(Collectors.toSet());

    assertThat(indexed).containsAll(chapters());
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void chapter_endsWithNext(Path page) throws IOException {
    assertThat(Files.readString(page)).matches(NEXT);
  }

  private static List<String> links(Path page) throws IOException {
    return LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
        .results()
        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
        .filter(link -> !link.matches("\\w+:.*"))
        .toList();
  }

  /** Returns what GitHub makes of headings. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
        .results()
        .map(PagesTest::anchor)
        .collect(Collectors.toSet());
  }

  private static String anchor(MatchResult heading) {
    return heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
  }
}
