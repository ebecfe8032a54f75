package dev.sipregistration.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes the examples of whole requests something that can be replayed. */
final class WholeRequestRules {

  static final List<HouseRule> ALL =
      List.of(
          new HouseRule("a whole request is given in known states", WholeRequestRules::known),
          new HouseRule("a whole request uses its call's parameters", WholeRequestRules::fitting),
          new HouseRule("a whole request has its call's answer", WholeRequestRules::answered),
          new HouseRule("a request that succeeds is a valid one", WholeRequestRules::valid),
          new HouseRule("what the mock server gives can be provoked", WholeRequestRules::provoked));

  private WholeRequestRules() {}

  private static Stream<Violation> known(Contract contract) {
    Stream<Violation> unknown =
        contract
            .components("x-examples")
            .flatMap(
                request ->
                    request
                        .texts("given")
                        .flatMap(
                            state ->
                                request.require(
                                    contract.root().at("components").at("x-given").has(state),
                                    "is given in an unknown state: " + state)));
    Stream<Violation> unexplained =
        contract
            .components("x-given")
            .flatMap(
                state ->
                    state.require(state.node().asText().strip().endsWith("."), "is not explained"));
    return Stream.concat(unknown, unexplained);
  }

  private static Stream<Violation> fitting(Contract contract) {
    return contract
        .operations()
        .flatMap(
            op -> {
              Map<String, Place> parameters = parameters(contract, op);
              return requests(contract, op)
                  .flatMap(request -> request.at("parameters").children())
                  .flatMap(
                      value ->
                          value.require(
                              parameters.containsKey(value.name()),
                              "is no parameter of " + op.text("operationId")));
            });
  }

  private static Stream<Violation> answered(Contract contract) {
    return contract
        .operations()
        .flatMap(
            op -> {
              List<String> answers = Answers.examples(contract, op).map(Place::name).toList();
              return requests(contract, op)
                  .flatMap(
                      request ->
                          request.require(
                              answers.contains(request.text("answer")),
                              "has no answer that " + op.text("operationId") + " shows"));
            });
  }

  private static Stream<Violation> valid(Contract contract) {
    return contract
        .operations()
        .flatMap(
            op -> {
              Map<String, Place> parameters = parameters(contract, op);
              return requests(contract, op)
                  .filter(request -> succeeds(contract, request))
                  .flatMap(
                      request ->
                          Stream.concat(
                              missing(request, parameters),
                              request
                                  .at("parameters")
                                  .children()
                                  .filter(value -> parameters.containsKey(value.name()))
                                  .flatMap(value -> mismatches(contract, parameters, value))));
            });
  }

  private static Stream<Violation> missing(Place request, Map<String, Place> parameters) {
    return parameters.values().stream()
        .filter(parameter -> parameter.node().path("required").asBoolean())
        .map(parameter -> parameter.text("name"))
        .filter(name -> !request.at("parameters").has(name))
        .map(name -> new Violation(request.pointer(), "succeeds without " + name));
  }

  private static Stream<Violation> mismatches(
      Contract contract, Map<String, Place> parameters, Place value) {
    Place schema = contract.resolve(parameters.get(value.name()).at("schema"));
    return contract
        .mismatches(schema, value.node())
        .map(message -> new Violation(value.pointer(), "succeeds, but is not valid: " + message));
  }

  private static Stream<Violation> provoked(Contract contract) {
    List<String> answers =
        contract.components("x-examples").map(request -> request.text("answer")).toList();
    return contract
        .components("x-error-codes")
        .flatMap(
            code -> {
              boolean provoked = code.texts("examples").anyMatch(answers::contains);
              boolean given = code.at("mock").node().asBoolean();
              return Stream.concat(
                  code.require(provoked || !given, "is given, but no whole request provokes it"),
                  code.require(given || !provoked, "is not given, but a whole request expects it"));
            });
  }

  private static boolean succeeds(Contract contract, Place request) {
    JsonNode answer = contract.component("examples", request.text("answer")).at("value").node();
    return answer.has("result");
  }

  private static Stream<Place> requests(Contract contract, Place op) {
    return op.at("x-examples").children().map(contract::resolve);
  }

  private static Map<String, Place> parameters(Contract contract, Place op) {
    return op.at("parameters")
        .children()
        .map(contract::resolve)
        .collect(Collectors.toMap(parameter -> parameter.text("name"), Function.identity()));
  }
}
