package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request and its response.
 *
 * @param authorization the request's header, if it had one
 * @param contentType the response's header, if it had one
 */
record Exchange(
    String method,
    String path,
    List<QueryParameter> query,
    Optional<String> authorization,
    int status,
    Optional<String> contentType,
    String body) {

  record QueryParameter(String name, String value) {
    @Override
    public String toString() {
      return name + "=" + value;
    }
  }

  /** Returns the parameters in the query of a URI. */
  static List<QueryParameter> query(URI uri) {
    List<QueryParameter> parameters = new ArrayList<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        int equals = pair.indexOf('=');
        parameters.add(
            equals < 0
                ? new QueryParameter(decoded(pair), "")
                : new QueryParameter(
                    decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
      }
    }
    return parameters;
  }

  /** Returns the same as an exchange of another path. */
  Exchange withPath(String other) {
    return new Exchange(method, other, query, authorization, status, contentType, body);
  }

  /** Returns the body as JSON, or a missing node if it is none. */
  JsonNode json() {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Returns the code of the error in the response. */
  Optional<Integer> errorCode() {
    JsonNode code = json().path("error").path("code");
    return code.isInt() ? Optional.of(code.intValue()) : Optional.empty();
  }

  /** Returns the exchange as text for people, without the token. */
  @Override
  public String toString() {
    return method + " " + path + query + " -> " + status + " " + body;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
