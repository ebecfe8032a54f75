package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import java.util.function.Supplier;

/** The response to a refused call: the vendor's envelope; the state does not change. */
record ErrorResponse(int code, String message, String field) {
  static final String JSON = "application/json; charset=utf-8";

  /** Makes a call that has to be refused, and returns its response. */
  public PlatformResponse of(MockServerFixture server, Supplier<PlatformResponse> call) {
    JsonNode before = server.accounts();
    PlatformResponse answer = call.get();
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(JSON);
    assertThat(answer.code()).as("code in %s", answer).isEqualTo(code);
    assertThat(answer.message()).isEqualTo(message);
    assertThat(answer.field()).as("field_name in %s", answer).isEqualTo(field);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .isSubsetOf("error", "errors")
        .contains("error");
    assertThat(server.accounts()).isEqualTo(before);
    return answer;
  }

  /** Makes a call in which this is the only thing wrong. */
  void alone(MockServerFixture server, Supplier<PlatformResponse> call) {
    assertThat(of(server, call).json().has("errors")).isFalse();
  }
}
