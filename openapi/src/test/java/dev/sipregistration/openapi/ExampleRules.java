package dev.sipregistration.openapi;

import java.util.List;
import java.util.stream.Stream;

/** What examples are worth: they are there, they are right, and they give nothing away. */
final class ExampleRules {

  private static final String SECRET = "eyJ[\\w-]{8,}|-----BEGIN|[0-9a-fA-F]{32,}";

  static final List<HouseRule> ALL =
      List.of(
          new HouseRule("what has a body has examples", ExampleRules::present),
          new HouseRule("an example or default is valid", ExampleRules::valid),
          new HouseRule("an example holds no secret", ExampleRules::harmless));

  private ExampleRules() {}

  private static Stream<Violation> present(Contract contract) {
    return contract
        .mediaTypes()
        .flatMap(
            type ->
                type.require(
                    type.at("examples").children().findAny().isPresent(), "has no examples"));
  }

  private static Stream<Violation> valid(Contract contract) {
    Stream<Violation> bodies =
        contract
            .mediaTypes()
            .flatMap(
                type ->
                    type.at("examples")
                        .children()
                        .map(contract::resolve)
                        .flatMap(it -> mismatches(contract, type.at("schema"), it.at("value"))));
    Stream<Violation> values =
        Stream.of("parameters", "headers")
            .flatMap(contract::components)
            .flatMap(value -> mismatches(contract, value.at("schema"), value.at("example")));
    Stream<Violation> schemas =
        contract
            .components("schemas")
            .flatMap(
                schema ->
                    Stream.of("example", "default")
                        .flatMap(it -> mismatches(contract, schema, schema.at(it))));
    return Stream.of(bodies, values, schemas).flatMap(violations -> violations);
  }

  private static Stream<Violation> mismatches(Contract contract, Place schema, Place value) {
    Place resolved = contract.resolve(schema);
    if (value.node().isMissingNode() || resolved.node().isMissingNode()) {
      return Stream.empty();
    }
    return contract
        .mismatches(resolved, value.node())
        .map(message -> new Violation(value.pointer(), "is not valid: " + message));
  }

  private static Stream<Violation> harmless(Contract contract) {
    Stream<Violation> lookalikes =
        contract
            .root()
            .tree()
            .filter(place -> place.node().isTextual())
            .filter(place -> place.node().asText().matches("(?s).*(" + SECRET + ").*"))
            .filter(place -> !place.node().asText().matches("(.)\\1*"))
            .filter(place -> !isHash(place))
            .map(place -> new Violation(place.pointer(), "looks like a secret"));
    Stream<Place> passwords =
        Stream.of("schemas", "parameters")
            .flatMap(contract::components)
            .filter(it -> isPassword(contract, it))
            .map(it -> it.at("example"));
    Stream<Place> sent =
        contract
            .components("x-examples")
            .flatMap(request -> request.at("parameters").children())
            .filter(value -> value.name().equals("password"));
    Stream<Violation> believable =
        Stream.concat(passwords, sent)
            .flatMap(
                value ->
                    value.require(
                        value.node().asText().startsWith("not-a-real-"),
                        "could be taken for a real password, not starting with not-a-real-"));
    return Stream.concat(lookalikes, believable);
  }

  /** Receivers try their verification on it; the secrets that it is made of stand beside it. */
  private static boolean isHash(Place place) {
    return place.name().equals("hash") && place.node().asText().matches("[0-9a-f]{32}");
  }

  private static boolean isPassword(Contract contract, Place schemaOrParameter) {
    Place schema =
        schemaOrParameter.has("schema")
            ? contract.resolve(schemaOrParameter.at("schema"))
            : schemaOrParameter;
    return schema.text("format").equals("password");
  }
}
