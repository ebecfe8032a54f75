package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SipRegistrationClientTest {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  @Test
  void create_succeeds_givesIdAndAccount() {
    SERVER.stubFor(
        post(urlPathEqualTo("/platform_api/CreateSipRegistration"))
            .willReturn(
                okJson(
                    """
                    {"result": 1, "sip_registration_id": 98765, "new_field": [1, {"a": null}],
                     "account_info": {"account_id": 1, "balance": 98.8001, "currency": "USD"}}
                    """)));
    try (SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(TestCredentials.credentials())
            .baseUri(URI.create(SERVER.baseUrl()))
            .build()) {
      CreatedSipRegistration created =
          client.create(
              CreateRequest.sipUsername("alice").proxy("sip.example.org").password("s€cret"));
      assertThat(created)
          .isEqualTo(
              new CreatedSipRegistration(
                  SipRegistrationId.of(98765),
                  Optional.of(new AccountInfo(1, null, new BigDecimal("98.8001"), "USD"))));
      assertThat(
              client.createAsync(CreateRequest.sipUsername("bob").proxy("sip.example.org")).join())
          .isEqualTo(created);
    }
    SERVER.verify(
        postRequestedFor(urlPathEqualTo("/platform_api/CreateSipRegistration"))
            .withQueryParam("sip_username", equalTo("alice"))
            .withQueryParam("password", equalTo("s€cret"))
            .withQueryParam("is_persistent", equalTo("true"))
            .withHeader("Authorization", matching("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+"))
            .withHeader("User-Agent", matching("sip-registration-client/\\d.*")));
  }
}
