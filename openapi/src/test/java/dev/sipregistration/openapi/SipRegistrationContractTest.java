package dev.sipregistration.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins what other teams generate from, so that none of it changes by accident. */
class SipRegistrationContractTest {

  private static final Contract CONTRACT =
      Contract.parse(Contract.resource("openapi/sip-registration.yaml"));

  @Test
  void version_ofOpenApi_isTheOneThatAllToolsRead() {
    assertThat(CONTRACT.root().text("openapi")).isEqualTo("3.0.3");
  }

  @Test
  void operations_areTheFiveCallsByPost() {
    assertThat(CONTRACT.operations())
        .extracting(Place::pointer)
        .containsExactly(
            "/paths/~1platform_api~1CreateSipRegistration/post",
            "/paths/~1platform_api~1BindSipRegistration/post",
            "/paths/~1platform_api~1UpdateSipRegistration/post",
            "/paths/~1platform_api~1DeleteSipRegistration/post",
            "/paths/~1platform_api~1GetSipRegistrations/post");
  }

  @ParameterizedTest
  @CsvSource({
    "createSipRegistration, sip_username proxy auth_user outbound_proxy password is_persistent"
        + " application_id application_name rule_id rule_name user_id user_name",
    "bindSipRegistration, sip_registration_id application_id application_name rule_id rule_name"
        + " user_id user_name bind",
    "updateSipRegistration, sip_registration_id sip_username proxy auth_user outbound_proxy"
        + " password application_id application_name rule_id rule_name user_id user_name",
    "deleteSipRegistration, sip_registration_id",
    "getSipRegistrations, sip_registration_id sip_username deactivated successful is_persistent"
        + " application_id application_name is_bound_to_application rule_id rule_name user_id"
        + " user_name proxy in_progress status_code count offset"
  })
  void call_parameters_standInTheVendorsOrder(String operationId, String names) {
    assertThat(parameters(operationId))
        .extracting(parameter -> parameter.text("name"))
        .containsExactly(names.split(" "));
  }

  static Stream<String> calls() {
    return CONTRACT.operations().map(operation -> operation.text("operationId"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void call_parameters_areAllInTheQuery(String operationId) {
    assertThat(parameters(operationId))
        .extracting(parameter -> parameter.text("in"))
        .containsOnly("query");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void call_forms_haveItsParameters(String operationId) {
    Place body = CONTRACT.resolve(operation(operationId).at("requestBody"));
    List<Place> parameters = parameters(operationId).toList();

    assertThat(body.has("required")).isFalse();
    for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data")) {
      Place form = CONTRACT.resolve(body.at("content").at(type).at("schema"));
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
  @MethodSource("calls")
  void call_firstForm_hasNoPropertiesForGenerators(String operationId) {
    Place body = CONTRACT.resolve(operation(operationId).at("requestBody"));
    Place first = body.at("content").children().findFirst().orElseThrow();

    assertThat(first.name()).startsWith("application/x-www-form-urlencoded");
    assertThat(CONTRACT.resolve(first.at("schema")).has("properties")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void call_documentation_isThePageOfTheVendor(String operationId) {
    assertThat(operation(operationId).at("externalDocs").text("url"))
        .endsWith(
            "/docs/references/httpapi/sipregistration#" + operationId.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({
    "createSipRegistration, sip_username proxy",
    "bindSipRegistration, ''",
    "updateSipRegistration, sip_registration_id",
    "deleteSipRegistration, sip_registration_id",
    "getSipRegistrations, ''"
  })
  void call_requiredParameters_areTheVendors(String operationId, String names) {
    assertThat(parameters(operationId))
        .filteredOn(parameter -> parameter.node().path("required").asBoolean())
        .extracting(parameter -> parameter.text("name"))
        .isEqualTo(Stream.of(names.split(" ")).filter(name -> !name.isEmpty()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"IsPersistent", "Bind"})
  void flag_leftOut_isTrue(String schema) {
    assertThat(CONTRACT.component("schemas", schema).at("default").node().booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "createSipRegistration, Owner Admin Accountant",
    "bindSipRegistration, Owner Admin Developer",
    "updateSipRegistration, Owner Admin Developer",
    "deleteSipRegistration, Owner Admin",
    "getSipRegistrations, Owner Admin Developer Supervisor Accountant Support"
  })
  void call_roles_areTheVendors(String operationId, String roles) {
    assertThat(operation(operationId).texts("x-roles")).containsExactly(roles.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "CreateSipRegistrationResponse, result sip_registration_id account_info error errors",
    "BindSipRegistrationResponse, result error errors",
    "UpdateSipRegistrationResponse, result error errors",
    "DeleteSipRegistrationResponse, result error errors",
    "GetSipRegistrationsResponse, result count error errors",
    "SipRegistrationRow, sip_registration_id sip_username proxy last_updated auth_user"
        + " outbound_proxy successful status_code error_message deactivated"
        + " next_subscription_renewal purchase_date subscription_price is_persistent user_id"
        + " user_name application_id application_name rule_id rule_name",
    "AccountInfo, account_id frozen balance currency",
    "ApiError, code msg field_name"
  })
  void answer_properties_areTheVendors(String schema, String properties) {
    assertThat(CONTRACT.component("schemas", schema).at("properties").children())
        .extracting(Place::name)
        .containsExactly(properties.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateSipRegistrationResponse",
        "BindSipRegistrationResponse",
        "UpdateSipRegistrationResponse",
        "DeleteSipRegistrationResponse",
        "GetSipRegistrationsResponse"
      })
  void answer_ofEitherKind_requiresNothing(String schema) {
    assertThat(CONTRACT.component("schemas", schema).has("required")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "LastUpdated, integer",
    "SipStatusCode, integer",
    "SubscriptionPrice, string",
    "RenewalDate, string",
    "PurchaseDate, string"
  })
  void row_types_areTheVendors(String schema, String type) {
    assertThat(CONTRACT.component("schemas", schema).text("type")).isEqualTo(type);
  }

  @Test
  void row_hasNoPassword() {
    assertThat(CONTRACT.component("schemas", "SipRegistrationRow").at("properties").children())
        .extracting(Place::name)
        .doesNotContain("password");
  }

  @ParameterizedTest
  @CsvSource({
    "123;124, ApplicationIds, true",
    "any, RuleIds, true",
    "123;, UserIds, false",
    "123:124, UserIds, false",
    "a;b c, RuleNames, true",
    "a;;b, UserNames, false",
    "403, SipStatusCodes, true",
    "403;500:599, SipStatusCodes, true",
    "500-599, SipStatusCodes, false",
    "sip.example.org;transport=tcp, SipProxies, true"
  })
  void list_ofParts_isValidIfItCanBeRead(String list, String schema, boolean valid) {
    assertThat(
            CONTRACT
                .mismatches(CONTRACT.component("schemas", schema), TextNode.valueOf(list))
                .toList())
        .satisfies(wrong -> assertThat(wrong.isEmpty()).isEqualTo(valid));
  }

  @Test
  void balance_isAnyDecimal_andNoFloat() {
    Place balance = CONTRACT.component("schemas", "AccountBalance");

    assertThat(balance.text("type")).isEqualTo("number");
    assertThat(balance.has("format")).isFalse();
  }

  @Test
  void currency_isNoClosedList() {
    assertThat(CONTRACT.component("schemas", "Currency").has("enum")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "createSipRegistration, 1 2 4 5 100 101 102 103 104 107 115 116 117 127 131 134 147 156 272 273"
        + " 274 340 393 394 433 447 454 455 456 458 484 499",
    "bindSipRegistration, 1 2 4 5 100 101 102 103 104 107 115 116 117 131 134 147 156 275 340 393"
        + " 394 433 447 454 455 456 458 484 499",
    "updateSipRegistration, 1 2 4 5 100 101 102 103 104 107 115 116 117 131 134 147 156 273 274 275"
        + " 340 393 394 433 447 454 455 456 458 484 499",
    "deleteSipRegistration, 1 2 4 5 100 101 102 103 104 115 131 134 275 340 433 447 454 455 456"
        + " 484",
    "getSipRegistrations, 1 2 4 5 100 101 102 103 104 115 131 340 433 447 454 455 456 458 484 499"
  })
  void call_errorCodes_areTheKnownOnes(String operationId, String codes) {
    assertThat(codes(operationId)).containsExactly(codes.split(" "));
  }

  private Place operation(String operationId) {
    return CONTRACT
        .operations()
        .filter(operation -> operation.text("operationId").equals(operationId))
        .findAny()
        .orElseThrow();
  }

  private Stream<Place> parameters(String operationId) {
    return operation(operationId).at("parameters").children().map(CONTRACT::resolve);
  }

  private Stream<String> codes(String operationId) {
    return operation(operationId)
        .at("x-error-codes")
        .children()
        .map(code -> CONTRACT.resolve(code).text("code"));
  }
}
