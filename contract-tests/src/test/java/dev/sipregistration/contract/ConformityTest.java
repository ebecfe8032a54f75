package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows that the comparison with the contract is able to fail. */
class ConformityTest {

  private static final String CREATED =
      """
      {"result": 1, "sip_registration_id": 1, "account_info": {"account_id": 1, "balance": 98.8}}
      """;

  @Test
  void request_asInTheContract_conforms() {
    assertThat(Conformity.ofRequest(creation("sip_username=alice", "proxy=sip.example.org")))
        .isEmpty();
  }

  @Test
  void request_withMistypedParameter_isCaught() {
    assertThat(
            Conformity.ofRequest(
                creation("sip_username=alice", "proxy=sip.example.org", "auth_usr=bob")))
        .singleElement()
        .asString()
        .contains("auth_usr");
  }

  @Test
  void request_withoutRequiredParameter_isCaught() {
    assertThat(Conformity.ofRequest(creation("sip_username=alice")))
        .singleElement()
        .asString()
        .contains("'proxy'");
  }

  @Test
  void request_withLettersWhereNumberBelongs_isCaught() {
    assertThat(
            Conformity.ofRequest(
                creation("sip_username=alice", "proxy=sip.example.org", "application_id=abc")))
        .singleElement()
        .asString()
        .contains("'application_id'");
  }

  @Test
  void request_withoutToken_isCaught() {
    Exchange signed = creation("sip_username=alice", "proxy=sip.example.org");
    Exchange unsigned =
        new Exchange(
            signed.method(),
            signed.path(),
            signed.query(),
            Optional.empty(),
            signed.status(),
            signed.contentType(),
            signed.body());

    assertThat(Conformity.ofRequest(unsigned)).singleElement().asString().contains("security");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, sip_registration_id=1&application_id=123",
    "application/x-www-form-urlencoded; charset=utf-8, sip_registration_id=1&application_id=123",
    "application/json, {}"
  })
  void request_withBodyOfAnSdk_conforms(String contentType, String body) {
    assertThat(Conformity.ofRequest(binding(), contentType, body)).isEmpty();
  }

  @Test
  void request_withMultipartBody_conforms() {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"application_id\"\r\n\r\n123\r\n--b--\r\n";

    assertThat(Conformity.ofRequest(binding(), "multipart/form-data; boundary=b", body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"application/json, '{\"application_id\": 123}'", "text/plain, application_id=123"})
  void request_withOtherBody_isCaught(String contentType, String body) {
    assertThat(Conformity.ofRequest(binding(), contentType, body)).isNotEmpty();
  }

  @Test
  void answer_asInTheContract_conforms() {
    assertThat(Conformity.ofResponse(answered(CREATED))).isEmpty();
  }

  @Test
  void answer_withUndocumentedField_isCaught() {
    assertThat(Conformity.ofResponse(answered("{\"result\": 1, \"status\": \"fine\"}")))
        .singleElement()
        .asString()
        .contains("status");
  }

  @Test
  void answer_withUndocumentedFieldFurtherDown_isCaught() {
    assertThat(
            Conformity.ofResponse(
                answered("{\"result\": 1, \"account_info\": {\"account_id\": 1, \"age\": 3}}")))
        .singleElement()
        .asString()
        .contains("age");
  }

  @Test
  void answer_withTextWhereNumberBelongs_isCaught() {
    assertThat(Conformity.ofResponse(answered("{\"result\": \"1\"}")))
        .singleElement()
        .asString()
        .contains("result");
  }

  @Test
  void answer_withErrorWithoutCode_isCaught() {
    assertThat(Conformity.ofResponse(answered("{\"error\": {\"msg\": \"no\"}}")))
        .singleElement()
        .asString()
        .contains("code");
  }

  @Test
  void requireAnswer_ofWrongAnswer_namesThePlace() {
    assertThatThrownBy(() -> Conformity.requireResponse(answered("{\"result\": \"1\"}")))
        .hasMessageContaining("CreateSipRegistration")
        .hasMessageContaining("result");
  }

  private static Exchange creation(String... parameters) {
    List<Exchange.QueryParameter> query = new ArrayList<>();
    for (String parameter : parameters) {
      String[] parts = parameter.split("=", 2);
      query.add(new Exchange.QueryParameter(parts[0], parts[1]));
    }
    return exchange(query, CREATED);
  }

  private static Exchange binding() {
    return creation().withPath("/platform_api/BindSipRegistration");
  }

  private static Exchange answered(String body) {
    return exchange(List.of(), body);
  }

  private static Exchange exchange(List<Exchange.QueryParameter> query, String body) {
    return new Exchange(
        "POST",
        "/platform_api/CreateSipRegistration",
        query,
        Optional.of("Bearer header.claims.signature"),
        200,
        Optional.of("application/json; charset=utf-8"),
        body);
  }
}
