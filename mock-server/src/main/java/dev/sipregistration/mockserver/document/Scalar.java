package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/**
 * A value as it is written. Trees made of YAML have them embedded, because YAML has more kinds of
 * values than JSON.
 *
 * @param kind what it looks like
 * @param text its text, empty for lists and mappings
 */
public record Scalar(Kind kind, String text) {
  /** What a value looks like. */
  public enum Kind {
    TEXT("a text"),
    WHOLE_NUMBER("a number"),
    DECIMAL("a number"),
    BOOLEAN("a truth value"),
    TIME("a date"),
    OTHER("a value with a tag"),
    LIST("a list"),
    MAPPING("a mapping");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static Scalar of(JsonNode node) {
    return node instanceof POJONode embedded && embedded.getPojo() instanceof Scalar scalar
        ? scalar
        : new Scalar(
            kind(node), node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText());
  }

  private static Kind kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Kind.TEXT;
      case NUMBER -> node.isIntegralNumber() ? Kind.WHOLE_NUMBER : Kind.DECIMAL;
      case BOOLEAN -> Kind.BOOLEAN;
      case ARRAY -> Kind.LIST;
      case OBJECT -> Kind.MAPPING;
      default -> Kind.OTHER;
    };
  }
}
