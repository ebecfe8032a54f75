package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.BindSipRegistrationParameters;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.CreateSipRegistrationParameters;
import dev.sipregistration.client.internal.model.AccountInfoJson;
import dev.sipregistration.client.internal.model.CreateSipRegistrationResponseJson;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that the templates generate, and the JSON that its models accept. */
class GeneratedCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":\"1\"}",
        "{\"result\":1.7}",
        "{\"result\":1.0}",
        "{\"result\":true}",
        "{\"result\":\"\"}",
        "{\"sip_registration_id\":7.9}",
        "{\"account_info\":{\"frozen\":\"false\"}}",
        "{\"result\":1}{\"result\":2}",
        "{\"result\":0,\"result\":1}",
      })
  void model_wrongTypeOrDocument_isRefused(String body) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> ApiMethod.JSON.readValue(body, CreateSipRegistrationResponseJson.class));
  }

  @Test
  void model_unknownFieldsAndExactMoney_areRead() throws IOException {
    AccountInfoJson account =
        ApiMethod.JSON
            .readValue(
                "{\"result\":1,\"new\":{},\"account_info\":{\"account_id\":1,\"currency\":\"XTS\","
                    + "\"balance\":0.1000000000000000055511151231257827}}",
                CreateSipRegistrationResponseJson.class)
            .accountInfo();
    assertThat(account.balance()).isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
    assertThat(account.currency()).isEqualTo("XTS");
  }

  @Test
  void parameters_present_areInTheQueryInOrderOfTheContract() {
    assertThat(
            new BindSipRegistrationParameters()
                .bind(false)
                .userName("a b&ü")
                .userId(5L)
                .pathAndQuery())
        .isEqualTo(
            "/platform_api/BindSipRegistration?user_id=5&user_name=a%20b%26%C3%BC&bind=false");
  }

  @Test
  void parameters_none_leaveThePathAlone() {
    assertThat(new BindSipRegistrationParameters().pathAndQuery())
        .isEqualTo("/platform_api/BindSipRegistration");
  }

  @Test
  void parameters_requiredOneAbsent_fail() {
    assertThatNullPointerException()
        .isThrownBy(() -> new CreateSipRegistrationParameters().sipUsername("a").pathAndQuery())
        .withMessage("proxy");
  }

  @Test
  void json_modulesForDates_areNotThere() {
    assertThat(ApiMethod.JSON.getRegisteredModuleIds()).isEmpty();
  }
}
