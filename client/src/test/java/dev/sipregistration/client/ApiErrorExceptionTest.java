package dev.sipregistration.client;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiErrorExceptionTest {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final SipRegistrationClient client =
      SipRegistrationClient.builder()
          .credentials(TestCredentials.credentials())
          .baseUri(URI.create(SERVER.baseUrl()))
          .build();

  private ApiErrorException refusal(String body, int status) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson(body).withStatus(status)));
    return catchThrowableOfType(ApiErrorException.class, () -> client.create(Requests.CREATE));
  }

  @Test
  void create_refused_saysEverything() {
    ApiErrorException failure =
        refusal(
            """
            {"error": {"code": 134, "msg": "Required parameter is empty", "field_name": "proxy",
                       "hint": {"new": true}},
             "errors": [{"code": 134, "msg": "Required parameter is empty", "field_name": "proxy"},
                        {"code": 117, "msg": "The 'user_id' parameter is invalid"}]}
            """,
            200);
    assertThat(failure.method()).isEqualTo("CreateSipRegistration");
    assertThat(failure.kind()).isEqualTo(ApiErrorKind.INVALID_PARAMETER);
    assertThat(failure.code()).isEqualTo(134);
    assertThat(failure.apiMessage()).isEqualTo("Required parameter is empty");
    assertThat(failure.fieldName()).hasValue("proxy");
    assertThat(failure.httpStatus()).isEqualTo(200);
    assertThat(failure.errors())
        .containsExactly(
            new ApiError(134, "Required parameter is empty", "proxy"),
            new ApiError(117, "The 'user_id' parameter is invalid", null));
    assertThat(failure.errors().get(1).kind()).isEqualTo(ApiErrorKind.UNKNOWN_USER);
    assertThat(failure)
        .hasMessage(
            "CreateSipRegistration: refused with code 134 (Required parameter is empty),"
                + " field proxy, and 1 more");
  }

  @Test
  void create_refusedWithSuccessBeside_isRefused() {
    assertThat(
            refusal("{\"result\":1,\"sip_registration_id\":7,\"error\":{\"code\":127}}", 200)
                .kind())
        .isEqualTo(ApiErrorKind.NOT_ENOUGH_MONEY);
  }

  @Test
  void create_refusedWithoutText_isRefused() {
    ApiErrorException failure = refusal("{\"error\":{\"code\":127,\"msg\":null}}", 200);
    assertThat(failure.apiMessage()).isEmpty();
    assertThat(failure.fieldName()).isEmpty();
  }

  @Test
  void create_onlyErrorsPresent_isRefusedWithTheFirst() {
    assertThat(refusal("{\"errors\":[{\"code\":104},{\"code\":127}]}", 200).code()).isEqualTo(104);
  }

  @Test
  void create_refusedWithOtherStatus_keepsTheStatus() {
    assertThat(refusal("{\"error\":{\"code\":104,\"msg\":\"\"}}", 403).httpStatus()).isEqualTo(403);
  }

  @Test
  void exception_serialized_keepsWhatItSays() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(refusal("{\"error\":{\"code\":127,\"msg\":\"Insufficient money\"}}", 200));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ApiErrorException copy = (ApiErrorException) in.readObject();
      assertThat(copy.errors()).containsExactly(new ApiError(127, "Insufficient money", null));
    }
  }

  @Test
  void create_unknownCode_isOther() {
    ApiErrorException failure = refusal("{\"error\":{\"code\":987654,\"msg\":\"New\"}}", 200);
    assertThat(failure.kind()).isEqualTo(ApiErrorKind.OTHER);
    assertThat(failure.code()).isEqualTo(987654);
  }

  @ParameterizedTest
  @CsvSource({
    "1,SERVER_FAULT",
    "2,SERVER_FAULT",
    "4,SERVER_FAULT",
    "5,SERVER_FAULT",
    "100,TOKEN_REFUSED",
    "101,INVALID_PARAMETER",
    "102,OTHER",
    "103,OTHER",
    "104,FORBIDDEN_BY_ROLE",
    "107,UNKNOWN_APPLICATION",
    "115,UNKNOWN_ACCOUNT",
    "116,UNKNOWN_APPLICATION",
    "117,UNKNOWN_USER",
    "127,NOT_ENOUGH_MONEY",
    "131,ACCOUNT_NOT_ACTIVATED",
    "134,INVALID_PARAMETER",
    "147,UNKNOWN_RULE",
    "156,UNKNOWN_RULE",
    "272,TOO_MANY_SIP_REGISTRATIONS",
    "273,INVALID_PARAMETER",
    "274,INVALID_PARAMETER",
    "275,UNKNOWN_SIP_REGISTRATION",
    "340,RATE_LIMITED",
    "393,USER_OF_ANOTHER_APPLICATION",
    "394,PERSISTENT_SIP_REGISTRATION",
    "433,TOKEN_REFUSED",
    "447,TOKEN_REFUSED",
    "454,TOKEN_REFUSED",
    "455,TOKEN_REFUSED",
    "456,TOKEN_REFUSED",
    "458,INVALID_PARAMETER",
    "484,AUTOMATIC_RESEND",
    "499,INVALID_PARAMETER",
    "-1,OTHER",
  })
  void kind_ofCode_isKnown(int code, ApiErrorKind kind) {
    assertThat(ApiErrorKind.of(code)).isEqualTo(kind);
  }
}
