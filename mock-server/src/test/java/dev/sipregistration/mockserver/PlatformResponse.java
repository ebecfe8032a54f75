package dev.sipregistration.mockserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What came back over the wire. */
public record PlatformResponse(int status, HttpHeaders headers, byte[] bytes) {
  private static final JsonMapper JSON = new JsonMapper();

  static PlatformResponse of(HttpResponse<byte[]> response) {
    return new PlatformResponse(response.statusCode(), response.headers(), response.body());
  }

  public String contentType() {
    return header("Content-Type");
  }

  /** Returns a header that is there once, or an empty text. */
  public String header(String name) {
    List<String> values = headers.allValues(name);
    if (values.size() > 1) {
      throw new AssertionError(name + " came more than once: " + values);
    }
    return String.join("", values);
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    try {
      return JSON.readTree(bytes);
    } catch (IOException notJson) {
      throw new UncheckedIOException("not JSON: " + text(), notJson);
    }
  }

  /** Returns the code of the error, or 0 if there is none. */
  public int code() {
    return json().path("error").path("code").asInt();
  }

  public String message() {
    return json().path("error").path("msg").asText();
  }

  /** Returns the parameter to blame, or an empty text. */
  public String field() {
    return json().path("error").path("field_name").asText();
  }

  /** Returns the errors, each as {@code 101 user_id}. */
  public List<String> errors() {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .map(error -> error.path("code").asInt() + " " + error.path("field_name").asText())
        .toList();
  }

  /** Returns the id of the SIP registration that was created. */
  public long id() {
    JsonNode id = json().path("sip_registration_id");
    if (!id.isIntegralNumber()) {
      throw new AssertionError("nothing was created: " + text());
    }
    return id.asLong();
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
