package dev.sipregistration.mockserver.seed;

import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Says what a value is, for errors about its not being something else. */
final class YamlType {
  static final String TEXT = "a text";

  private static final Map<Tag, String> SCALARS =
      Map.of(
          Tag.STR, TEXT,
          Tag.INT, "a number",
          Tag.FLOAT, "a number",
          Tag.BOOL, "a truth value",
          Tag.TIMESTAMP, "a date");

  private YamlType() {}

  static String of(Node node) {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    return node instanceof SequenceNode
        ? "a list"
        : SCALARS.getOrDefault(node.getTag(), "a value with a tag");
  }
}
