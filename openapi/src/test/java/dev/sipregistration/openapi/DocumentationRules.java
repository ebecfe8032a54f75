package dev.sipregistration.openapi;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said about everything, so that nothing has to be guessed. */
final class DocumentationRules {

  private static final Set<String> EVIDENCE = Set.of("documented", "sdk", "observed", "inferred");
  private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

  static final List<HouseRule> ALL =
      List.of(
          new HouseRule("everything is described in sentences", DocumentationRules::described),
          new HouseRule("operations and examples have a summary", DocumentationRules::summarized),
          new HouseRule(
              "every single value has an example, but a name that an id replaces",
              DocumentationRules::exemplified));

  /** The rule for a contract of what somebody else has built. */
  static final HouseRule EVIDENCE_GIVEN =
      new HouseRule("everything says how well it is known", DocumentationRules::evidenced);

  private DocumentationRules() {}

  private static Stream<Violation> described(Contract contract) {
    Place root = contract.root();
    Stream<Place> lists = Stream.of(root.at("servers"), root.at("tags")).flatMap(Place::children);
    Stream<Place> components =
        Stream.of(
                "securitySchemes", "parameters", "requestBodies", "responses", "headers", "schemas")
            .flatMap(contract::components);
    return Stream.of(Stream.of(root.at("info")), contract.operations(), lists, components)
        .flatMap(places -> places)
        .flatMap(place -> place.require(isSentence(place), "has no description in sentences"));
  }

  private static boolean isSentence(Place place) {
    return place.text("description").strip().matches("(?s)[\\p{Lu}\\d`*].*\\.");
  }

  private static Stream<Violation> summarized(Contract contract) {
    return Stream.of(
            contract.operations(),
            contract.components("examples"),
            contract.components("x-examples"))
        .flatMap(places -> places)
        .flatMap(
            place ->
                place.require(
                    place.text("summary").strip().matches("[\\p{Lu}\\d].*[^.\\s]"),
                    "has no summary without a full stop"));
  }

  private static Stream<Violation> exemplified(Contract contract) {
    Stream<Place> scalars =
        contract.components("schemas").filter(schema -> SCALARS.contains(schema.text("type")));
    Set<String> replaced = replacedByIds(contract);
    return Stream.of(contract.components("parameters"), contract.components("headers"), scalars)
        .flatMap(places -> places)
        .flatMap(
            place ->
                replaced.contains(place.pointer())
                    ? place.require(!place.has("example"), "has an example beside that of its id")
                    : place.require(place.has("example"), "has no example"));
  }

  /**
   * Returns the parameters, and their schemas, that must not be sent together with an id. Tools
   * make a call of all examples, which has to be a valid one.
   */
  private static Set<String> replacedByIds(Contract contract) {
    Set<String> names =
        contract.components("parameters").map(it -> it.text("name")).collect(Collectors.toSet());
    return contract
        .components("parameters")
        .filter(it -> it.text("name").endsWith("_name"))
        .filter(it -> names.contains(it.text("name").replaceFirst("_name$", "_id")))
        .flatMap(it -> Stream.of(it, contract.resolve(it.at("schema"))))
        .map(Place::pointer)
        .collect(Collectors.toSet());
  }

  private static Stream<Violation> evidenced(Contract contract) {
    return Stream.of("securitySchemes", "parameters", "responses", "headers", "schemas")
        .flatMap(contract::components)
        .flatMap(
            place ->
                place.require(
                    EVIDENCE.contains(place.text("x-evidence")),
                    "does not say with x-evidence how well it is known"));
  }

  /** Tells whether a word is one that says how well something is known. */
  static boolean isEvidence(String word) {
    return EVIDENCE.contains(word);
  }
}
