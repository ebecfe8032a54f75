package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * Calls of the admin API.
 *
 * @param server where to
 */
record Admin(MockServerFixture server) {
  static final String JSON = "application/json; charset=utf-8";

  PlatformResponse get(String path) {
    return server.get("/__admin/" + path);
  }

  PlatformResponse post(String path, String json) {
    return send("POST", path, json);
  }

  PlatformResponse put(String path, String json) {
    return send("PUT", path, json);
  }

  PlatformResponse patch(String path, String json) {
    return send("PATCH", path, json);
  }

  PlatformResponse send(String method, String path) {
    return server.send(request(path).method(method, BodyPublishers.noBody()).build());
  }

  PlatformResponse send(String method, String path, String json) {
    return server.send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.uri("/__admin/" + path));
  }

  /** Makes time stand still, so that states can be compared. */
  void stopClock() {
    post("clock", "{\"set\": \"2026-01-31T10:00:00Z\"}");
  }

  /** Returns an answer's body, which has to be JSON. */
  static JsonNode json(int status, PlatformResponse answer) {
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo(JSON);
    return answer.json();
  }

  /** Makes a call that has to be refused as a problem document, and changes nothing. */
  JsonNode refused(int status, String method, String path, String json) {
    JsonNode before = server.accounts();
    String snapshots = get("snapshots").text();
    PlatformResponse answer = send(method, path, json);
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.path("type").asText()).isEqualTo("about:blank");
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText())
        .isNotBlank()
        .doesNotContain("dev.sipregistration", "java.", "class ", "com.fasterxml", "Exception");
    assertThat(server.accounts()).isEqualTo(before);
    assertThat(get("snapshots").text()).isEqualTo(snapshots);
    return problem;
  }

  /** Makes a call whose body has to be refused at one place, {@code ~} for no place at all. */
  void refusedAt(String pointer, String method, String path, String json) {
    JsonNode problem = refused(400, method, path, json);
    assertThat(problem.path("title").asText()).isEqualTo("Bad Request");
    assertThat(problem.path("pointer").asText("~")).isEqualTo(pointer);
  }
}
