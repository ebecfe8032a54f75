package dev.sipregistration.openapi;

import java.util.List;
import java.util.stream.Stream;

/** All the rules of the house. */
final class HouseRules {

  /** The rules for every contract. */
  static final List<HouseRule> COMMON =
      Stream.of(
              OperationRules.ALL,
              ReferenceRules.ALL,
              DocumentationRules.ALL,
              SchemaRules.ALL,
              ExampleRules.ALL)
          .flatMap(List::stream)
          .toList();

  /** The rules for the contract of the vendor's calls, which has evidence and a catalogue. */
  static final List<HouseRule> VENDOR =
      Stream.of(
              COMMON,
              List.of(SchemaRules.LIMITED, DocumentationRules.EVIDENCE_GIVEN),
              CatalogueRules.ALL,
              WholeRequestRules.ALL)
          .flatMap(List::stream)
          .toList();

  /** The rules for the contract of the mock server's own calls. */
  static final List<HouseRule> ADMIN =
      Stream.of(COMMON, List.of(SchemaRules.LIMITED, OperationRules.ADMIN_TOKEN_TAKEN))
          .flatMap(List::stream)
          .toList();

  /** The rules for the contract of the vendor's callbacks, which others receive. */
  static final List<HouseRule> CALLBACKS =
      Stream.of(COMMON, List.of(DocumentationRules.EVIDENCE_GIVEN)).flatMap(List::stream).toList();

  private HouseRules() {}

  /** Returns every place in a contract where one of the rules is not kept. */
  static List<Violation> violations(List<HouseRule> rules, Contract contract) {
    return rules.stream().flatMap(rule -> rule.check().apply(contract)).toList();
  }
}
