package dev.sipregistration.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every schema says about its values. */
final class SchemaRules {

  static final List<HouseRule> ALL =
      List.of(
          new HouseRule("a schema has a type, an integer its format", SchemaRules::typed),
          new HouseRule("a name on the wire is in snake case", SchemaRules::snakeCased),
          new HouseRule("a required property is a property", SchemaRules::requiredKnown));

  /** A rule for contracts of servers; what somebody else sends has the length that it has. */
  static final HouseRule LIMITED =
      new HouseRule("a text that goes in has a limit", SchemaRules::limited);

  private SchemaRules() {}

  private static Stream<Violation> typed(Contract contract) {
    return contract
        .components("schemas")
        .flatMap(
            schema -> {
              boolean integer = schema.text("type").equals("integer");
              return Stream.concat(
                  schema.require(schema.has("type"), "has no type"),
                  schema.require(!integer || schema.has("format"), "is an integer of any size"));
            });
  }

  private static Stream<Violation> limited(Contract contract) {
    Map<String, Place> goingIn = new HashMap<>();
    Stream<Place> parameters = contract.components("parameters");
    Stream<Place> bodies =
        contract.components("requestBodies").flatMap(body -> body.at("content").children());
    Stream.concat(parameters, bodies)
        .forEach(value -> collect(contract, value.at("schema"), goingIn));
    return goingIn.values().stream()
        .filter(schema -> schema.text("type").equals("string") && !schema.has("enum"))
        .flatMap(schema -> schema.require(schema.has("maxLength"), "goes in without a maxLength"));
  }

  private static void collect(Contract contract, Place reference, Map<String, Place> into) {
    Place schema = contract.resolve(reference);
    if (into.putIfAbsent(schema.pointer(), schema) == null) {
      Stream.concat(
              schema.at("properties").children(),
              Stream.of(schema.at("items"), schema.at("additionalProperties")))
          .filter(inside -> inside.has("$ref"))
          .forEach(inside -> collect(contract, inside, into));
    }
  }

  private static Stream<Violation> snakeCased(Contract contract) {
    Stream<Violation> parameters =
        contract
            .components("parameters")
            .filter(parameter -> !parameter.at("in").node().asText().equals("header"))
            .map(parameter -> parameter.at("name"))
            .flatMap(name -> requireSnakeCase(name, name.node().asText()));
    Stream<Violation> properties =
        contract
            .components("schemas")
            .flatMap(schema -> schema.at("properties").children())
            .flatMap(property -> requireSnakeCase(property, property.name()));
    return Stream.concat(parameters, properties);
  }

  private static Stream<Violation> requireSnakeCase(Place place, String name) {
    return place.require(name.matches("[a-z]+(_[a-z]+)*"), "is not in snake case");
  }

  private static Stream<Violation> requiredKnown(Contract contract) {
    return contract
        .components("schemas")
        .flatMap(
            schema ->
                schema
                    .texts("required")
                    .flatMap(
                        name ->
                            schema.require(
                                schema.at("properties").has(name),
                                "requires " + name + ", which is no property")));
  }
}
