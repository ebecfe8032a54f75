package dev.sipregistration.openapi;

import java.util.stream.Stream;

/** The examples of what an operation answers with status 200. */
final class Answers {

  private Answers() {}

  /** Returns the examples, resolved. */
  static Stream<Place> examples(Contract contract, Place operation) {
    return contract
        .resolve(operation.at("responses").at("200"))
        .at("content")
        .children()
        .flatMap(type -> type.at("examples").children())
        .map(contract::resolve);
  }
}
