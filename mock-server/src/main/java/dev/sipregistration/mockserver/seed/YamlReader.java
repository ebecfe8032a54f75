package dev.sipregistration.mockserver.seed;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.sipregistration.mockserver.document.DocumentException;
import dev.sipregistration.mockserver.document.Scalar;
import java.io.StringReader;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * The YAML of a seed file, as nodes that know where they are. No object is ever made of what a tag
 * says.
 */
final class YamlReader {
  private static final int MOST_ALIASES = 50;
  private static final int DEEPEST_NESTING = 20;

  /** Ten times as long as any line of an export. */
  static final int LONGEST_LINE = 250_000;

  private static final Map<Tag, Scalar.Kind> KINDS =
      Map.of(
          Tag.STR, Scalar.Kind.TEXT,
          Tag.INT, Scalar.Kind.WHOLE_NUMBER,
          Tag.FLOAT, Scalar.Kind.DECIMAL,
          Tag.BOOL, Scalar.Kind.BOOLEAN,
          Tag.TIMESTAMP, Scalar.Kind.TIME);

  private final String file;
  private final Node root;

  /** The trees of lists and mappings, which aliases share; none while it is made. */
  private final IdentityHashMap<Node, Optional<JsonNode>> trees = new IdentityHashMap<>();

  YamlReader(String file, String text) {
    this.file = file;
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    requireReadable(file, content);
    Node composed = compose(file, content);
    if (composed == null) {
      throw new SeedException(file, 1, 1, "is empty; the least there can be is: accounts: []");
    }
    root = composed;
  }

  /** Returns the whole as JSON, with each scalar embedded as what it looks like. */
  JsonNode tree() {
    return tree(root, SourceLocation.of(file, "", root));
  }

  private JsonNode tree(Node node, SourceLocation place) {
    if (node instanceof ScalarNode scalar) {
      if (node.getTag().equals(Tag.NULL)) {
        throw place.problem("has no value; give it one, or leave the key out");
      }
      Scalar.Kind kind = KINDS.getOrDefault(node.getTag(), Scalar.Kind.OTHER);
      return new POJONode(new Scalar(kind, scalar.getValue()));
    }
    Optional<JsonNode> made = trees.putIfAbsent(node, Optional.empty());
    if (made != null) {
      return made.orElseThrow(() -> place.problem("must not have itself in it"));
    }
    JsonNode tree =
        node instanceof MappingNode mapping
            ? mapping(mapping, place)
            : list((SequenceNode) node, place);
    trees.put(node, Optional.of(tree));
    return tree;
  }

  private JsonNode mapping(MappingNode node, SourceLocation place) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    Map<String, Integer> lines = new HashMap<>();
    for (NodeTuple entry : node.getValue()) {
      String key = key(entry);
      SourceLocation keyPlace = place.member(key, entry.getKeyNode());
      Integer earlier = lines.putIfAbsent(key, keyPlace.line());
      if (earlier != null) {
        throw keyPlace.problem("is given twice, first in line " + earlier);
      }
      Node value = entry.getValueNode();
      tree.set(key, tree(value, place.member(key, value)));
    }
    return tree;
  }

  private JsonNode list(SequenceNode node, SourceLocation place) {
    ArrayNode tree = JsonNodeFactory.instance.arrayNode();
    for (Node item : node.getValue()) {
      tree.add(tree(item, place.item(tree.size(), item)));
    }
    return tree;
  }

  private static String key(NodeTuple entry) {
    return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
  }

  /** Says in which line a document is wrong. */
  SeedException located(DocumentException wrong) {
    String problem = String.valueOf(wrong.getMessage());
    return location(wrong.pointer(), wrong.isAboutKey())
        .problem(
            wrong
                .earlier()
                .map(earlier -> problem + ", first in line " + location(earlier, false).line())
                .orElse(problem));
  }

  /** Returns where something is, or what should have it if it is not there. */
  private SourceLocation location(JsonPointer pointer, boolean ofKey) {
    SourceLocation place = SourceLocation.of(file, "", root);
    Node node = root;
    for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
      if (node instanceof SequenceNode list) {
        node = list.getValue().get(rest.getMatchingIndex());
        place = place.item(rest.getMatchingIndex(), node);
        continue;
      }
      String key = rest.getMatchingProperty();
      Optional<NodeTuple> entry =
          ((MappingNode) node).getValue().stream().filter(one -> key(one).equals(key)).findFirst();
      if (entry.isEmpty()) {
        return place;
      }
      node = entry.get().getValueNode();
      place = place.member(key, ofKey && rest.tail().matches() ? entry.get().getKeyNode() : node);
    }
    return place;
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
    } catch (IllegalArgumentException escape) {
      // The parser has no exception of its own for these, and so no place.
      throw new SeedException(
          file, 1, 1, "is no YAML: an escape such as \\u0041 is cut off, or is no character");
    } catch (YAMLException tooMuch) {
      throw new SeedException(
          file,
          1,
          1,
          "is nested deeper than %s levels, or uses aliases of lists and mappings more than %s times"
              .formatted(DEEPEST_NESTING, MOST_ALIASES));
    }
  }

  /**
   * Refuses characters that are not printable, of which the parser tells the number only, and long
   * lines, on which it spends minutes: it copies what it has of a line at each thousand characters.
   */
  private static void requireReadable(String file, String content) {
    int at = 0;
    int lineStart = 0;
    while (at < content.length()) {
      int character = content.codePointAt(at);
      if (!StreamReader.isPrintable(character)) {
        throw SeedText.behind(file, content.substring(0, at))
            .problem("has a character that YAML does not allow, U+%04X".formatted(character));
      }
      at += Character.charCount(character);
      if (Constant.NULL_OR_LINEBR.has(character)) {
        lineStart = at;
      } else if (at - lineStart > LONGEST_LINE) {
        throw SeedText.behind(file, content.substring(0, lineStart))
            .problem("is a line of more than " + LONGEST_LINE + " characters; break it");
      }
    }
  }

  private static SeedException problem(String file, MarkedYAMLException malformed) {
    Mark mark = malformed.getProblemMark();
    String problem = "is no YAML: " + harmless(malformed.getProblem());
    return mark == null
        ? new SeedException(file, 1, 1, problem)
        : new SeedException(file, mark.getLine() + 1, mark.getColumn() + 1, problem);
  }

  /** What the parser reads as the name of an alias or a tag may be the beginning of a password. */
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
