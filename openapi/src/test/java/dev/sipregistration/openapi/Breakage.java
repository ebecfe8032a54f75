package dev.sipregistration.openapi;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way to break the small contract in one place.
 *
 * @param from the text to replace, which stands in the small contract exactly once
 * @param to what to replace it with
 * @param says what the rules then say, in any order
 */
record Breakage(String from, String to, List<String> says) {

  /** Returns all the ways that the resource {@code breakages.yaml} lists. */
  static Stream<Breakage> all() {
    return Contract.parse(Contract.resource("breakages.yaml")).root().children().map(Breakage::of);
  }

  private static Breakage of(Place place) {
    return new Breakage(place.text("from"), place.text("to"), place.texts("says").toList());
  }

  /** Breaks a contract. */
  String applyTo(String yaml) {
    int at = yaml.indexOf(from);
    if (at < 0 || at != yaml.lastIndexOf(from)) {
      throw new IllegalArgumentException("does not stand there exactly once: " + from);
    }
    return yaml.substring(0, at) + to + yaml.substring(at + from.length());
  }

  @Override
  public String toString() {
    return from.strip() + " -> " + to.strip();
  }
}
