package dev.sipregistration.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where in a contract something is, and what is there.
 *
 * @param pointer the JSON Pointer to it
 * @param node what is there, a missing node if nothing
 */
record Place(String pointer, JsonNode node) {

  /** Returns the place of a property, whether or not the property is there. */
  Place at(String property) {
    String escaped = property.replace("~", "~0").replace("/", "~1");
    return new Place(pointer + "/" + escaped, node.path(property));
  }

  /** Returns the places of all properties or items, none for a scalar. */
  Stream<Place> children() {
    if (node.isArray()) {
      return IntStream.range(0, node.size())
          .mapToObj(i -> new Place(pointer + "/" + i, node.get(i)));
    }
    return node.properties().stream().map(property -> at(property.getKey()));
  }

  /** Returns this place and all places inside. */
  Stream<Place> tree() {
    return Stream.concat(Stream.of(this), children().flatMap(Place::tree));
  }

  /** Returns the property's or item's name, which is the pointer's last part. */
  String name() {
    String escaped = pointer.substring(pointer.lastIndexOf('/') + 1);
    return escaped.replace("~1", "/").replace("~0", "~");
  }

  /** Tells whether there is a property of this name. */
  boolean has(String property) {
    return node.has(property);
  }

  /** Returns the text of a property, empty if there is none. */
  String text(String property) {
    return node.path(property).asText("");
  }

  /** Returns the texts of an array that is a property, none if there is no such property. */
  Stream<String> texts(String property) {
    return at(property).children().map(item -> item.node().asText());
  }

  /** Returns a violation here if the condition does not hold. */
  Stream<Violation> require(boolean condition, String message) {
    return condition ? Stream.empty() : Stream.of(new Violation(pointer, message));
  }
}
