package dev.sipregistration.openapi;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes a contract read like a table of contents: everything has a name and stands once. */
final class ReferenceRules {

  private static final Set<String> COMPOSED =
      Set.of("allOf", "anyOf", "oneOf", "not", "discriminator", "nullable", "additionalProperties");

  static final List<HouseRule> ALL =
      List.of(
          new HouseRule(
              "a reference is local, or to the vendor's schemas, and resolves",
              ReferenceRules::resolved),
          new HouseRule("nothing is written inline", ReferenceRules::named),
          new HouseRule("a component is used", ReferenceRules::used),
          new HouseRule("a schema is flat and open", ReferenceRules::flat));

  private ReferenceRules() {}

  private static Stream<Violation> resolved(Contract contract) {
    return contract
        .references()
        .flatMap(
            place -> {
              String reference = place.text("$ref");
              boolean found = !contract.resolve(place).node().isMissingNode();
              return Stream.of(
                      place.require(
                          reference.startsWith("#/components/")
                              || reference.startsWith(Contract.VENDOR + "#/components/schemas/"),
                          "refers elsewhere"),
                      place.require(found, "refers to nothing: " + reference),
                      place.require(place.node().size() == 1, "has more than its reference"))
                  .flatMap(it -> it);
            });
  }

  private static Stream<Violation> named(Contract contract) {
    Stream<Place> inOperations =
        contract
            .operations()
            .flatMap(
                op ->
                    Stream.concat(
                        Stream.of("parameters", "responses", "x-error-codes", "x-examples")
                            .flatMap(part -> op.at(part).children()),
                        present(op, "requestBody")));
    Stream<Place> inSchemas =
        contract
            .components("schemas")
            .flatMap(
                schema ->
                    Stream.concat(schema.at("properties").children(), present(schema, "items")));
    Stream<Place> inValues =
        Stream.of(
                contract.components("parameters"),
                contract.components("headers"),
                contract.mediaTypes())
            .flatMap(values -> values)
            .flatMap(
                value ->
                    Stream.concat(Stream.of(value.at("schema")), value.at("examples").children()));
    Stream<Place> inAnswers =
        contract.components("responses").flatMap(answer -> answer.at("headers").children());
    return Stream.of(inOperations, inSchemas, inValues, inAnswers)
        .flatMap(places -> places)
        .flatMap(place -> place.require(place.has("$ref"), "is written inline"));
  }

  private static Stream<Place> present(Place place, String property) {
    return Stream.of(place.at(property)).filter(it -> !it.node().isMissingNode());
  }

  private static Stream<Violation> used(Contract contract) {
    Set<String> used =
        contract
            .references()
            .map(place -> contract.resolve(place).pointer())
            .collect(Collectors.toSet());
    contract
        .operations()
        .flatMap(op -> op.at("security").children())
        .flatMap(Place::children)
        .map(scheme -> contract.component("securitySchemes", scheme.name()).pointer())
        .forEach(used::add);
    contract
        .components("x-examples")
        .flatMap(example -> example.texts("given"))
        .map(state -> contract.component("x-given", state).pointer())
        .forEach(used::add);
    return contract
        .root()
        .at("components")
        .children()
        .flatMap(Place::children)
        .flatMap(component -> component.require(used.contains(component.pointer()), "is not used"));
  }

  private static Stream<Violation> flat(Contract contract) {
    return contract
        .components("schemas")
        .flatMap(Place::children)
        .filter(keyword -> COMPOSED.contains(keyword.name()) && !isMap(keyword))
        .map(keyword -> new Violation(keyword.pointer(), "is more than generators can follow"));
  }

  /** Names that may be any, with values of one named schema, are a map in every language. */
  private static boolean isMap(Place keyword) {
    return keyword.name().equals("additionalProperties") && keyword.has("$ref");
  }
}
