package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/**
 * A value as it is written. YAML has more kinds of them than JSON, so they come as embedded objects
 * of this type from there.
 *
 * @param kind what it looks like
 * @param text its text; for lists and mappings, none
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
        : new Scalar(kind(node), node.asText());
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
