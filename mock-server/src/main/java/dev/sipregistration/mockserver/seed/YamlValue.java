package dev.sipregistration.mockserver.seed;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of the file, not yet known to be what it ought to be. Nothing is coerced: a number is no
 * text, and one value is no list.
 *
 * @param node the value
 * @param place where it is
 */
record YamlValue(Node node, SourceLocation place) {
  private static final String TEXT = YamlType.TEXT;
  private static final int LONGEST_TEXT = 255;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  SeedException problem(String problem) {
    return place.problem(problem);
  }

  SeedException unknown(String problem, String name, List<String> known) {
    return place.unknown(problem, name, known);
  }

  YamlMapping mapping(List<String> knownKeys) {
    if (node instanceof MappingNode mapping) {
      return YamlMapping.of(mapping, place, knownKeys);
    }
    throw wrongType("a mapping (key: value)");
  }

  List<YamlValue> items() {
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(new YamlValue(item, place.item(items.size(), item)));
      }
      return items;
    }
    throw wrongType("a list");
  }

  /** Returns a text of several lines. */
  String block() {
    return scalar(TEXT, Tag.STR);
  }

  /** Returns a text of one line, which is never empty. */
  String text() {
    String text = secret();
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw problem("must be one line");
    }
    return text;
  }

  /** Returns a text of any characters, which is never empty. */
  String secret() {
    String text = block();
    if (text.isEmpty()) {
      throw problem("must not be empty; without it, leave the key out");
    }
    return shortEnough(text);
  }

  /** Returns a text of any characters, or none. */
  String phrase() {
    return shortEnough(block());
  }

  private String shortEnough(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw problem("must not be longer than " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  /** Returns a text of a form. */
  String text(Pattern form, String description) {
    String text = text();
    if (!form.matcher(text).matches()) {
      throw problem("must be " + description);
    }
    return text;
  }

  long number(long from, long to) {
    String expected = "a whole number from %d to %d".formatted(from, to);
    String digits = scalar(expected, Tag.INT);
    long number = WHOLE_NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : -1;
    if (number < from || number > to) {
      throw problem("must be " + expected);
    }
    return number;
  }

  /** Returns an id: such numbers are exact in every language that reads JSON. */
  long id() {
    return number(1, (1L << 53) - 1);
  }

  boolean flag() {
    String expected = "true or false";
    String flag = scalar(expected, Tag.BOOL);
    if (!flag.equals("true") && !flag.equals("false")) {
      throw problem("must be " + expected);
    }
    return flag.equals("true");
  }

  BigDecimal amount() {
    String expected = "a decimal number like 100.00, with at most 20 digits and 18 decimals";
    String amount = scalar(expected, Tag.INT, Tag.FLOAT, Tag.STR);
    if (!AMOUNT.matcher(amount).matches()) {
      throw problem("must be " + expected);
    }
    return new BigDecimal(amount);
  }

  BigDecimal amountNotNegative() {
    BigDecimal amount = amount();
    if (amount.signum() < 0) {
      throw problem("must not be negative");
    }
    return amount;
  }

  Instant instant() {
    String expected = "a point in time like 2026-01-31T10:00:00Z, from 1970 to 9999";
    try {
      Instant instant = Instant.parse(scalar(expected, Tag.TIMESTAMP, Tag.STR));
      if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST)) {
        return instant;
      }
    } catch (DateTimeException malformed) {
      // Told below, with what it ought to be.
    }
    throw problem("must be " + expected);
  }

  Duration duration(Duration longest) {
    String expected = "a duration like PT1.5S, from PT0S to " + longest;
    try {
      Duration duration = Duration.parse(scalar(expected, Tag.STR));
      if (!duration.isNegative() && duration.compareTo(longest) <= 0) {
        return duration;
      }
    } catch (DateTimeException malformed) {
      // Told below, with what it ought to be.
    }
    throw problem("must be " + expected);
  }

  private String scalar(String expected, Tag... tags) {
    if (node instanceof ScalarNode scalar && List.of(tags).contains(node.getTag())) {
      return scalar.getValue();
    }
    throw wrongType(expected);
  }

  private SeedException wrongType(String expected) {
    if (node.getTag().equals(Tag.NULL)) {
      return problem("has no value; give it one, or leave the key out");
    }
    String hint = expected.equals(TEXT) && node instanceof ScalarNode ? "; put it in quotes" : "";
    return problem("must be " + expected + ", but is " + YamlType.of(node) + hint);
  }
}
