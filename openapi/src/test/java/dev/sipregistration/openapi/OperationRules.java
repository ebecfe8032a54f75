package dev.sipregistration.openapi;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every operation has, so that code can be generated from it and callers know who may call.
 */
final class OperationRules {

  /** Who knows it may do everything, whatever his role. */
  private static final String ADMIN_TOKEN = "AdminToken";

  /** These say whether the server is there, also to who does not know the token. */
  private static final Set<String> FOR_EVERYBODY = Set.of("getHealth", "getReadiness");

  private static final Set<String> ROLES =
      Set.of(
          "Owner",
          "Admin",
          "Developer",
          "Supervisor",
          "Support",
          "Accountant",
          "Payer",
          "PayerNoVerify",
          "UserManager",
          "CallListManager",
          "PhoneNumberManager",
          "CallsSMS",
          "Scenarios");

  static final List<HouseRule> ALL =
      List.of(
          new HouseRule("an operation has an operationId of its own", OperationRules::named),
          new HouseRule("an operation has one tag, declared and used", OperationRules::tagged),
          new HouseRule("an operation says who may call it", OperationRules::secured),
          new HouseRule("an operation foresees success and refusal", OperationRules::answered));

  /** A rule for the mock server's own operations: a server has an admin token, or has none. */
  static final HouseRule ADMIN_TOKEN_TAKEN =
      new HouseRule(
          "an operation takes the admin token, unless it is for everybody",
          OperationRules::tokenTaken);

  private OperationRules() {}

  private static Stream<Violation> named(Contract contract) {
    Set<String> once =
        contract
            .operations()
            .collect(Collectors.groupingBy(op -> op.text("operationId"), Collectors.counting()))
            .entrySet()
            .stream()
            .filter(count -> count.getValue() == 1)
            .map(count -> count.getKey())
            .collect(Collectors.toSet());
    return contract
        .operations()
        .flatMap(
            op -> {
              String id = op.text("operationId");
              boolean good = id.matches("[a-z][A-Za-z]+") && once.contains(id);
              return op.require(good, "has no operationId of its own in camel case");
            });
  }

  private static Stream<Violation> tagged(Contract contract) {
    Set<String> declared =
        contract
            .root()
            .at("tags")
            .children()
            .map(tag -> tag.text("name"))
            .collect(Collectors.toSet());
    Set<String> used =
        contract.operations().flatMap(op -> op.texts("tags")).collect(Collectors.toSet());
    Stream<Violation> undeclared =
        contract
            .operations()
            .flatMap(
                op -> {
                  List<String> tags = op.texts("tags").toList();
                  boolean good = tags.size() == 1 && declared.containsAll(tags);
                  return op.require(good, "does not have exactly one declared tag");
                });
    Stream<Violation> unused =
        contract
            .root()
            .at("tags")
            .children()
            .flatMap(tag -> tag.require(used.contains(tag.text("name")), "is a tag of nothing"));
    return Stream.concat(undeclared, unused);
  }

  private static Stream<Violation> secured(Contract contract) {
    return contract
        .operations()
        .flatMap(
            op -> {
              List<String> roles = op.texts("x-roles").toList();
              boolean byRole =
                  op.at("security")
                      .children()
                      .flatMap(Place::children)
                      .anyMatch(scheme -> !scheme.name().equals(ADMIN_TOKEN));
              boolean good =
                  byRole ? !roles.isEmpty() && ROLES.containsAll(roles) : roles.isEmpty();
              return Stream.concat(
                  op.require(op.has("security"), "does not say how it is secured"),
                  op.require(good, "does not name the roles that may call it in x-roles"));
            });
  }

  private static Stream<Violation> tokenTaken(Contract contract) {
    return contract
        .operations()
        .flatMap(
            op -> {
              boolean forEverybody = FOR_EVERYBODY.contains(op.text("operationId"));
              String security = forEverybody ? "[]" : "[{},{\"%s\":[]}]".formatted(ADMIN_TOKEN);
              return op.require(
                  op.at("security").node().toString().equals(security),
                  "does not have the security " + security);
            });
  }

  private static Stream<Violation> answered(Contract contract) {
    return contract
        .operations()
        .flatMap(
            op -> {
              Set<Character> kinds =
                  op.at("responses")
                      .children()
                      .map(it -> it.name().charAt(0))
                      .collect(Collectors.toSet());
              return op.require(
                  kinds.containsAll(Set.of('2', '4')), "lacks an answer for success or refusal");
            });
  }
}
