package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sipregistration.client.internal.ApiClient;
import dev.sipregistration.client.internal.ApiException;
import dev.sipregistration.client.internal.api.SipRegistrationsApi;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.APIBindSipRegistrationRequest;
import dev.sipregistration.client.internal.model.CreateSipRegistrationResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each difference from the generator's own templates, which templates/README.md lists; see
 * AsciiLocaleTest too.
 */
@Timeout(60)
class GeneratedCodeTest {

  private final ObjectMapper json = ApiClient.createDefaultObjectMapper();

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
      })
  void model_valueOfAnotherType_isNotBentIntoShape(String body) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue(body, CreateSipRegistrationResponse.class));
  }

  @Test
  void model_unknownFieldsAndExactMoney_areRead() throws IOException {
    CreateSipRegistrationResponse answer =
        json.readValue(
            "{\"result\":1,\"new\":{},\"account_info\":{\"account_id\":1,\"currency\":\"XTS\","
                + "\"balance\":0.1000000000000000055511151231257827}}",
            CreateSipRegistrationResponse.class);
    assertThat(answer.getAccountInfo().getBalance())
        .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
    assertThat(answer.getAccountInfo().getCurrency()).isEqualTo("XTS");
  }

  @Test
  void request_madeByItself_canBeSentByTheFacade() throws ApiException {
    ApiClient settings = new ApiClient();
    settings.updateBaseUri("http://127.0.0.1:8080");
    assertThat(
            new SipRegistrationsApi(settings)
                .bindSipRegistrationRequestBuilder(
                    APIBindSipRegistrationRequest.newBuilder().userId(5L).bind(false).build(),
                    Map.of())
                .build()
                .uri())
        .hasToString("http://127.0.0.1:8080/platform_api/BindSipRegistration?user_id=5&bind=false");
  }

  @Test
  void request_first_asksForNoUpgradeToHttp2() throws Exception {
    try (RawServer server = RawServer.answering("", "{\"result\":1}")) {
      ApiClient settings = new ApiClient();
      settings.updateBaseUri(server.uri().toString());
      new SipRegistrationsApi(settings)
          .bindSipRegistration(
              APIBindSipRegistrationRequest.newBuilder().userId(5L).bind(false).build());
      assertThat(server.requests().get(0)).doesNotContainIgnoringCase("upgrade:");
    }
  }

  @Test
  void dependencies_ofDates_areNotThere() {
    assertThat(json.getRegisteredModuleIds()).isEmpty();
  }
}
