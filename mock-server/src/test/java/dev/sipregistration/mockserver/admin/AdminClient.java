package dev.sipregistration.mockserver.admin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.auth.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls a server as anybody would, over HTTP. */
final class AdminClient {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final MockServer server;

  AdminClient(MockServer server) {
    this.server = server;
  }

  /** An answer, with its body as it came. */
  record Answer(int status, String type, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String json) {
    return send("POST", path, json);
  }

  Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer put(String path) {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  Answer send(String method, String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** Makes one of the vendor's calls in the name of a service account of the demo world. */
  JsonNode call(String methodAndQuery) {
    return call(server.credentials("owner"), methodAndQuery);
  }

  JsonNode call(Credentials credentials, String methodAndQuery) {
    return call(credentials.token(server.systemTime(), Duration.ofMinutes(10)), methodAndQuery);
  }

  JsonNode call(String token, String methodAndQuery) {
    return send(request("/platform_api/" + methodAndQuery)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.noBody()))
        .json();
  }

  /** Returns all state as text, to see that nothing has changed; the clock must stand still. */
  String state() {
    return get("/__admin/state").body();
  }

  JsonNode account(long id) {
    for (JsonNode account : get("/__admin/state").json().get("accounts")) {
      if (account.get("account_id").asLong() == id) {
        return account;
      }
    }
    throw new AssertionError("no account " + id);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.baseUri() + path)).timeout(PATIENCE);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse("").replace("; charset=utf-8", ""),
          answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
