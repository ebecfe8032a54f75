package dev.sipregistration.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins what other teams generate from, so that none of it changes by accident. */
class SipRegistrationContractTest {

  private final Contract contract =
      Contract.parse(Contract.resource("openapi/sip-registration.yaml"));

  @Test
  void version_ofOpenApi_isTheOneThatAllToolsRead() {
    assertThat(contract.root().text("openapi")).isEqualTo("3.0.3");
  }

  @Test
  void operations_areTheTwoCallsByPost() {
    assertThat(contract.operations())
        .extracting(Place::pointer)
        .containsExactly(
            "/paths/~1platform_api~1CreateSipRegistration/post",
            "/paths/~1platform_api~1BindSipRegistration/post");
  }

  @Test
  void createSipRegistration_parameters_standInTheVendorsOrder() {
    assertThat(parameters("createSipRegistration"))
        .extracting(parameter -> parameter.text("name"))
        .containsExactly(
            "sip_username",
            "proxy",
            "auth_user",
            "outbound_proxy",
            "password",
            "is_persistent",
            "application_id",
            "application_name",
            "rule_id",
            "rule_name",
            "user_id",
            "user_name");
  }

  @Test
  void bindSipRegistration_parameters_standInTheVendorsOrder() {
    assertThat(parameters("bindSipRegistration"))
        .extracting(parameter -> parameter.text("name"))
        .containsExactly(
            "sip_registration_id",
            "application_id",
            "application_name",
            "rule_id",
            "rule_name",
            "user_id",
            "user_name",
            "bind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"createSipRegistration", "bindSipRegistration"})
  void call_parameters_areAllInTheQuery(String operationId) {
    assertThat(parameters(operationId))
        .extracting(parameter -> parameter.text("in"))
        .containsOnly("query");
  }

  @ParameterizedTest
  @ValueSource(strings = {"createSipRegistration", "bindSipRegistration"})
  void call_forms_haveItsParameters(String operationId) {
    Place body = contract.resolve(operation(operationId).at("requestBody"));
    List<Place> parameters = parameters(operationId).toList();

    assertThat(body.has("required")).isFalse();
    for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data")) {
      Place form = contract.resolve(body.at("content").at(type).at("schema"));
      assertThat(form.at("properties").children())
          .extracting(Place::name, Place::node)
          .containsExactlyElementsOf(
              parameters.stream()
                  .map(it -> tuple(it.text("name"), it.at("schema").node()))
                  .toList());
    }
  }

  /** Generators read the first one only; of its properties they would make parameters. */
  @ParameterizedTest
  @ValueSource(strings = {"createSipRegistration", "bindSipRegistration"})
  void call_firstForm_hasNoPropertiesForGenerators(String operationId) {
    Place body = contract.resolve(operation(operationId).at("requestBody"));
    Place first = body.at("content").children().findFirst().orElseThrow();

    assertThat(first.name()).startsWith("application/x-www-form-urlencoded");
    assertThat(contract.resolve(first.at("schema")).has("properties")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"createSipRegistration", "bindSipRegistration"})
  void call_documentation_isThePageOfTheVendor(String operationId) {
    assertThat(operation(operationId).at("externalDocs").text("url"))
        .endsWith(
            "/docs/references/httpapi/sipregistration#" + operationId.toLowerCase(Locale.ROOT));
  }

  @Test
  void parameters_requiredOnes_areUserNameAndProxy() {
    assertThat(contract.components("parameters"))
        .filteredOn(parameter -> parameter.node().path("required").asBoolean())
        .extracting(parameter -> parameter.text("name"))
        .containsExactly("sip_username", "proxy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IsPersistent", "Bind"})
  void flag_leftOut_isTrue(String schema) {
    assertThat(contract.component("schemas", schema).at("default").node().booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "createSipRegistration, Owner Admin Accountant",
    "bindSipRegistration, Owner Admin Developer"
  })
  void call_roles_areTheVendors(String operationId, String roles) {
    assertThat(operation(operationId).texts("x-roles")).containsExactly(roles.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "CreateSipRegistrationResponse, result sip_registration_id account_info error errors",
    "BindSipRegistrationResponse, result error errors",
    "AccountInfo, account_id frozen balance currency",
    "ApiError, code msg field_name"
  })
  void answer_properties_areTheVendors(String schema, String properties) {
    assertThat(contract.component("schemas", schema).at("properties").children())
        .extracting(Place::name)
        .containsExactly(properties.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateSipRegistrationResponse", "BindSipRegistrationResponse"})
  void answer_ofEitherKind_requiresNothing(String schema) {
    assertThat(contract.component("schemas", schema).has("required")).isFalse();
  }

  @Test
  void balance_isAnyDecimal_andNoFloat() {
    Place balance = contract.component("schemas", "AccountBalance");

    assertThat(balance.text("type")).isEqualTo("number");
    assertThat(balance.has("format")).isFalse();
  }

  @Test
  void currency_isNoClosedList() {
    assertThat(contract.component("schemas", "Currency").has("enum")).isFalse();
  }

  @Test
  void errorCodes_ofBothCalls_areTheKnownOnes() {
    assertThat(codes("createSipRegistration"))
        .containsExactly(
            1, 2, 4, 5, 100, 101, 102, 103, 104, 107, 115, 116, 117, 127, 131, 134, 147, 156, 272,
            273, 274, 340, 393, 394, 433, 447, 454, 455, 456, 458, 484, 499);
    assertThat(codes("bindSipRegistration"))
        .containsExactly(
            1, 2, 4, 5, 100, 101, 102, 103, 104, 107, 115, 116, 117, 131, 134, 147, 156, 275, 340,
            393, 394, 433, 447, 454, 455, 456, 458, 484, 499);
  }

  private Place operation(String operationId) {
    return contract
        .operations()
        .filter(operation -> operation.text("operationId").equals(operationId))
        .findAny()
        .orElseThrow();
  }

  private Stream<Place> parameters(String operationId) {
    return operation(operationId).at("parameters").children().map(contract::resolve);
  }

  private Stream<Integer> codes(String operationId) {
    return operation(operationId)
        .at("x-error-codes")
        .children()
        .map(code -> contract.resolve(code).at("code").node().intValue());
  }
}
