package dev.sipregistration.mockserver.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes JSON as YAML that people can read: what is small goes into one line. */
final class YamlWriter {
  private static final int MOST_IN_ONE_LINE = 5;

  private YamlWriter() {}

  static String write(JsonNode document) {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    options.setWidth(Integer.MAX_VALUE);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    StringWriter text = new StringWriter();
    new Yaml(options).serialize(mapping(document, FlowStyle.BLOCK), text);
    return text.toString();
  }

  private static Node node(JsonNode value) {
    if (value.isObject()) {
      return mapping(value, value.size() > MOST_IN_ONE_LINE ? FlowStyle.BLOCK : style(value));
    }
    if (value.isArray()) {
      List<Node> items = new ArrayList<>();
      value.forEach(item -> items.add(node(item)));
      return new SequenceNode(Tag.SEQ, items, style(value));
    }
    if (value.isTextual()) {
      return text(value.textValue());
    }
    if (value.isBoolean()) {
      return new ScalarNode(Tag.BOOL, value.asText(), null, null, ScalarStyle.PLAIN);
    }
    String plain = value.decimalValue().toPlainString();
    Tag tag = plain.indexOf('.') < 0 ? Tag.INT : Tag.FLOAT;
    return new ScalarNode(tag, plain, null, null, ScalarStyle.PLAIN);
  }

  private static Node mapping(JsonNode value, FlowStyle style) {
    List<NodeTuple> entries = new ArrayList<>();
    value
        .properties()
        .forEach(entry -> entries.add(new NodeTuple(text(entry.getKey()), node(entry.getValue()))));
    return new MappingNode(Tag.MAP, entries, style);
  }

  private static FlowStyle style(JsonNode value) {
    boolean flat = value.valueStream().noneMatch(JsonNode::isContainerNode);
    return flat ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  /** What would be read as something else is quoted on its way out. */
  private static Node text(String value) {
    ScalarStyle style = ScalarStyle.PLAIN;
    if (value.codePoints().anyMatch(YamlWriter::isControlOrLineBreak)) {
      style = isPem(value) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }
    return new ScalarNode(Tag.STR, value, null, null, style);
  }

  /** A block can have no control character but the end of a line. */
  private static boolean isPem(String value) {
    return value.startsWith("-----BEGIN")
        && value.endsWith("-----\n")
        && value
            .codePoints()
            .noneMatch(character -> character != '\n' && isControlOrLineBreak(character));
  }

  private static boolean isControlOrLineBreak(int character) {
    return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
  }
}
