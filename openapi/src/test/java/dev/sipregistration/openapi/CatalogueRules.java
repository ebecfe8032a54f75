package dev.sipregistration.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes the catalogue of error codes something that tests can be driven from. */
final class CatalogueRules {

  private static final Pattern PLACEHOLDER = Pattern.compile("%\\d\\$s");

  static final List<HouseRule> ALL =
      List.of(
          new HouseRule("an error code says everything about itself", CatalogueRules::complete),
          new HouseRule("an error code stands once", CatalogueRules::unique),
          new HouseRule("an error code has examples that show it", CatalogueRules::exemplified),
          new HouseRule("an error example shows a code", CatalogueRules::catalogued),
          new HouseRule("the first of several errors is the error", CatalogueRules::firstOfMany),
          new HouseRule("an answer shows the codes of its call", CatalogueRules::answered),
          new HouseRule("a call explains its codes where people read", CatalogueRules::explained));

  private CatalogueRules() {}

  private static Stream<Violation> complete(Contract contract) {
    return contract
        .components("x-error-codes")
        .flatMap(
            code ->
                Stream.of(
                        code.require(code.at("code").node().isInt(), "has no code"),
                        code.require(!code.text("msg").isBlank(), "has no msg"),
                        code.require(code.text("meaning").strip().endsWith("."), "has no meaning"),
                        code.require(
                            DocumentationRules.isEvidence(code.text("evidence")),
                            "has no evidence"),
                        code.require(
                            code.at("mock").node().isBoolean(),
                            "does not say whether the mock server gives it"),
                        code.require(
                            code.name().startsWith("Error" + code.text("code")),
                            "is not named after its code"))
                    .flatMap(violations -> violations));
  }

  private static Stream<Violation> unique(Contract contract) {
    return contract
        .components("x-error-codes")
        .flatMap(
            code -> {
              String number = code.text("code");
              long sameCode =
                  contract
                      .components("x-error-codes")
                      .filter(other -> other.text("code").equals(number))
                      .count();
              return code.require(sameCode == 1, "has a code that another one has too");
            });
  }

  private static Stream<Violation> exemplified(Contract contract) {
    return contract
        .components("x-error-codes")
        .flatMap(
            code ->
                Stream.concat(
                    code.require(code.texts("examples").findAny().isPresent(), "has no example"),
                    code.texts("examples")
                        .flatMap(
                            name ->
                                code.require(
                                    shows(code, contract.component("examples", name)),
                                    name + " is no example of it"))));
  }

  private static boolean shows(Place code, Place example) {
    Place error = example.at("value").at("error");
    String regex =
        PLACEHOLDER
            .splitAsStream(code.text("msg"))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+"));
    String tail = code.text("msg").matches(".*%\\d\\$s") ? ".+" : "";
    return error.text("code").equals(code.text("code")) && error.text("msg").matches(regex + tail);
  }

  private static Stream<Violation> catalogued(Contract contract) {
    List<String> shown =
        contract.components("x-error-codes").flatMap(code -> code.texts("examples")).toList();
    return contract
        .components("examples")
        .filter(example -> example.at("value").has("error"))
        .flatMap(
            example -> {
              long codes = shown.stream().filter(example.name()::equals).count();
              return example.require(codes == 1, "is not the example of exactly one code");
            });
  }

  private static Stream<Violation> firstOfMany(Contract contract) {
    return contract
        .components("examples")
        .filter(example -> example.at("value").has("errors"))
        .flatMap(
            example -> {
              JsonNode errors = example.at("value").node().path("errors");
              boolean first = errors.path(0).equals(example.at("value").node().path("error"));
              return example.require(
                  first && errors.size() > 1, "has errors, but not several, the error first");
            });
  }

  private static Stream<Violation> answered(Contract contract) {
    return contract
        .operations()
        .flatMap(
            op -> {
              Set<String> shown = shownErrors(contract, op);
              List<Place> codes = op.at("x-error-codes").children().map(contract::resolve).toList();
              Set<String> listed =
                  codes.stream()
                      .flatMap(code -> code.texts("examples"))
                      .collect(Collectors.toSet());
              Stream<Violation> unshown =
                  codes.stream()
                      .filter(code -> code.texts("examples").noneMatch(shown::contains))
                      .map(code -> new Violation(op.pointer(), "does not show " + code.name()));
              Stream<Violation> unlisted =
                  shown.stream()
                      .filter(name -> !listed.contains(name))
                      .map(name -> new Violation(op.pointer(), "shows " + name + " unlisted"));
              return Stream.concat(unshown, unlisted);
            });
  }

  /** The table in the description repeats the catalogue for tools that do not know it. */
  private static Stream<Violation> explained(Contract contract) {
    return contract
        .operations()
        .flatMap(
            op -> {
              List<String> rows =
                  op.at("x-error-codes")
                      .children()
                      .map(contract::resolve)
                      .map(CatalogueRules::row)
                      .toList();
              List<String> written =
                  op.text("description").lines().filter(line -> line.matches("\\| \\d.*")).toList();
              Stream<Violation> missing =
                  rows.stream()
                      .filter(row -> !written.contains(row))
                      .map(row -> new Violation(op.pointer(), "does not have the row " + row));
              Stream<Violation> stale =
                  written.stream()
                      .filter(row -> !rows.contains(row))
                      .map(row -> new Violation(op.pointer(), "has the stale row " + row));
              return Stream.concat(missing, stale);
            });
  }

  private static String row(Place code) {
    String meaning = code.text("meaning").strip().replaceAll("\\s+", " ");
    return "| %s | %s |".formatted(code.at("code").node().asText(), meaning);
  }

  private static Set<String> shownErrors(Contract contract, Place op) {
    return Answers.examples(contract, op)
        .filter(example -> example.at("value").has("error"))
        .map(Place::name)
        .collect(Collectors.toSet());
  }
}
