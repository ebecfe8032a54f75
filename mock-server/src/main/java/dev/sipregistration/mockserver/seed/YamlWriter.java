package dev.sipregistration.mockserver.seed;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** A mapping that is being written, key by key. What is null is left out, as an empty list is. */
final class YamlWriter {
  private final List<NodeTuple> entries = new ArrayList<>();

  YamlWriter text(String key, @Nullable String value) {
    return value == null ? this : put(key, textNode(value));
  }

  /** Writes several lines as they are, which must not end in blank ones. */
  YamlWriter block(String key, String value) {
    return put(key, new ScalarNode(Tag.STR, value, null, null, ScalarStyle.LITERAL));
  }

  YamlWriter number(String key, @Nullable Number value) {
    return value == null ? this : scalar(key, Tag.INT, value.toString());
  }

  YamlWriter amount(String key, @Nullable BigDecimal value) {
    if (value == null) {
      return this;
    }
    String plain = value.toPlainString();
    return scalar(key, plain.indexOf('.') < 0 ? Tag.INT : Tag.FLOAT, plain);
  }

  YamlWriter flag(String key, boolean value) {
    return scalar(key, Tag.BOOL, String.valueOf(value));
  }

  /** Writes an instant, the text of which every parser takes for a time. */
  YamlWriter time(String key, @Nullable Object value) {
    return value == null ? this : scalar(key, Tag.TIMESTAMP, value.toString());
  }

  YamlWriter texts(String key, List<String> values) {
    return list(key, FlowStyle.FLOW, values.stream().map(YamlWriter::textNode).toList());
  }

  YamlWriter lines(String key, List<YamlWriter> values) {
    return list(
        key, FlowStyle.BLOCK, values.stream().map(one -> one.node(FlowStyle.FLOW)).toList());
  }

  YamlWriter blocks(String key, List<YamlWriter> values) {
    return list(
        key, FlowStyle.BLOCK, values.stream().map(one -> one.node(FlowStyle.BLOCK)).toList());
  }

  YamlWriter line(String key, YamlWriter value) {
    return put(key, value.node(FlowStyle.FLOW));
  }

  private YamlWriter list(String key, FlowStyle style, List<? extends Node> items) {
    return items.isEmpty() ? this : put(key, new SequenceNode(Tag.SEQ, List.copyOf(items), style));
  }

  YamlWriter emptyList(String key) {
    return put(key, new SequenceNode(Tag.SEQ, List.of(), FlowStyle.FLOW));
  }

  private YamlWriter scalar(String key, Tag tag, String value) {
    return put(key, new ScalarNode(tag, value, null, null, ScalarStyle.PLAIN));
  }

  /** What would be read as something else, or breaks the line, is quoted on its way out. */
  private static Node textNode(String value) {
    boolean oneLine = value.codePoints().noneMatch(YamlWriter::isControlOrLineBreak);
    return new ScalarNode(
        Tag.STR, value, null, null, oneLine ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  private static boolean isControlOrLineBreak(int character) {
    return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
  }

  private YamlWriter put(String key, Node value) {
    entries.add(new NodeTuple(new ScalarNode(Tag.STR, key, null, null, ScalarStyle.PLAIN), value));
    return this;
  }

  private MappingNode node(FlowStyle style) {
    return new MappingNode(Tag.MAP, entries, style);
  }

  /** Returns the whole as one document. */
  String document() {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    options.setWidth(Integer.MAX_VALUE);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    StringWriter text = new StringWriter();
    new Yaml(options).serialize(node(FlowStyle.BLOCK), text);
    return text.toString();
  }
}
