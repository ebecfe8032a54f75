package dev.sipregistration.mockserver.seed;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Parses YAML into nodes, which know where they are, and stops there: no object is ever made of
 * what a tag says.
 */
final class YamlDocument {
  private static final int MOST_ALIASES = 50;
  private static final int DEEPEST_NESTING = 20;

  private YamlDocument() {}

  static YamlValue parse(String file, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    requirePrintable(file, content);
    Node root = compose(file, content);
    if (root == null) {
      throw new SeedException(file, 1, 1, "is empty; the least there can be is: accounts: []");
    }
    return new YamlValue(root, SourceLocation.of(file, "", root));
  }

  private static @Nullable Node compose(String file, String content) {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(MOST_ALIASES);
    limits.setNestingDepthLimit(DEEPEST_NESTING);
    limits.setCodePointLimit(SeedFile.MOST_BYTES);
    DumperOptions unused = new DumperOptions();
    Yaml yaml = new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits);
    try {
      return yaml.compose(new StringReader(content));
    } catch (MarkedYAMLException malformed) {
      throw problem(file, malformed);
    } catch (YAMLException tooMuch) {
      throw new SeedException(
          file,
          1,
          1,
          "is nested deeper than %d levels, or uses aliases of lists and mappings more than %d times"
              .formatted(DEEPEST_NESTING, MOST_ALIASES));
    }
  }

  /** The parser tells of these by a number of characters only. */
  private static void requirePrintable(String file, String content) {
    int at = 0;
    while (at < content.length()) {
      int character = content.codePointAt(at);
      if (!StreamReader.isPrintable(character)) {
        throw SeedText.behind(file, content.substring(0, at))
            .problem("has a character that YAML does not allow, U+%04X".formatted(character));
      }
      at += Character.charCount(character);
    }
  }

  private static SeedException problem(String file, MarkedYAMLException malformed) {
    Mark mark = malformed.getProblemMark();
    String problem = "is no YAML: " + harmless(malformed.getProblem());
    return mark == null
        ? new SeedException(file, 1, 1, problem)
        : new SeedException(file, mark.getLine() + 1, mark.getColumn() + 1, problem);
  }

  /** What is taken for the name of an alias or a tag may be the beginning of a password. */
  private static String harmless(@Nullable String problem) {
    if (problem == null) {
      return "it cannot be read";
    }
    if (problem.contains("alias") || problem.contains("anchor") || problem.contains("tag")) {
      return "a value that begins with *, & or ! must be put in quotes";
    }
    return problem.contains("another document")
        ? "a second document begins here, and a seed is one"
        : problem.replaceAll("\\s+", " ");
  }
}
