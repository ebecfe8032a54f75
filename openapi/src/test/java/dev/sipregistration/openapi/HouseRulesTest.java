package dev.sipregistration.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the published contracts to the rules of the house, and proves that each rule can fail. */
class HouseRulesTest {

  private static final String SMALL = Contract.resource("small.yaml");

  private static final List<Contract> BROKEN =
      Breakage.all().map(breakage -> Contract.parse(breakage.applyTo(SMALL))).toList();

  static Stream<Arguments> publishedContractsAndRules() {
    return Stream.of(
            rules("openapi/sip-registration.yaml", HouseRules.VENDOR),
            rules("openapi/sip-registration-callbacks.yaml", HouseRules.CALLBACKS),
            rules("openapi/sip-registration-forms.json", ReferenceRules.ALL),
            rules("openapi/sip-registration-forms.json", ExampleRules.ALL),
            rules("openapi/mock-server-admin.yaml", HouseRules.ADMIN))
        .flatMap(rules -> rules);
  }

  private static Stream<Arguments> rules(String resource, List<HouseRule> rules) {
    Contract contract = Contract.parse(Contract.resource(resource));
    return rules.stream().map(rule -> Arguments.of(resource, rule, contract));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("publishedContractsAndRules")
  void publishedContract_checkedByRule_hasNoViolation(
      String resource, HouseRule rule, Contract contract) {
    assertThat(rule.check().apply(contract)).isEmpty();
  }

  @Test
  void smallContract_asItIs_keepsEveryRule() {
    assertThat(HouseRules.violations(HouseRules.VENDOR, Contract.parse(SMALL))).isEmpty();
  }

  @Test
  void contract_withOneKeyTwice_isNotRead() {
    String twice = SMALL + "  x-given: {}\n";

    assertThatThrownBy(() -> Contract.parse(twice)).hasMessageContaining("Duplicate field");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.sipregistration.openapi.Breakage#all")
  void smallContract_brokenInOnePlace_isCaughtThere(Breakage breakage) {
    Contract broken = Contract.parse(breakage.applyTo(SMALL));

    assertThat(HouseRules.violations(HouseRules.VENDOR, broken))
        .extracting(Violation::toString)
        .containsExactlyInAnyOrderElementsOf(breakage.says());
  }

  @ParameterizedTest
  @MethodSource("vendorRules")
  void rule_amongAllBreakages_catchesAtLeastOne(HouseRule rule) {
    assertThat(BROKEN).anySatisfy(broken -> assertThat(rule.check().apply(broken)).isNotEmpty());
  }

  static List<HouseRule> vendorRules() {
    return HouseRules.VENDOR;
  }

  @ParameterizedTest
  @CsvSource({
    "ring, '[]', '[{},{\"AdminToken\":[]}]'",
    "ring, '[{Token: []}]', '[{},{\"AdminToken\":[]}]'",
    "ring, '[{}]', '[{},{\"AdminToken\":[]}]'",
    "ring, '[{AdminToken: []}]', '[{},{\"AdminToken\":[]}]'",
    "getHealth, '[{}, {AdminToken: []}]', []",
    "ring, '[{}, {AdminToken: []}]',",
    "getHealth, '[]',"
  })
  void adminTokenTaken_bySecurity_isCaughtUnlessAsItShould(
      String operation, String security, String expected) {
    String token = "      security:\n        - Token: []\n";
    String secured =
        new Breakage(token, "      security: " + security + "\n", List.of()).applyTo(SMALL);
    Contract contract =
        Contract.parse(
            new Breakage("operationId: ring", "operationId: " + operation, List.of())
                .applyTo(secured));

    assertThat(OperationRules.ADMIN_TOKEN_TAKEN.check().apply(contract))
        .extracting(Violation::toString)
        .isEqualTo(
            Stream.ofNullable(expected)
                .map(it -> "/paths/~1ring/post does not have the security " + it)
                .toList());
  }
}
