package dev.sipregistration.mockserver;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * Calls of the vendor's API with one Authorization header.
 *
 * @param server where to
 * @param authorization the header, or an empty text for none
 */
public record Calls(MockServerFixture server, String authorization) {
  public static final String CREATE = "CreateSipRegistration";
  public static final String BIND = "BindSipRegistration";
  public static final String UPDATE = "UpdateSipRegistration";
  public static final String DELETE = "DeleteSipRegistration";
  public static final String LIST = "GetSipRegistrations";

  /** Creates; without a name and a proxy of its own, {@code alice} at {@code sip.example.com}. */
  public PlatformResponse create(String... parameters) {
    String sent = query(parameters);
    String query = sent.contains("sip_username=") ? sent : and("sip_username=alice", sent);
    return callWithQuery(
        CREATE, query.contains("&proxy=") ? query : and(query, "proxy=sip.example.com"));
  }

  public PlatformResponse bind(String... parameters) {
    return call(BIND, parameters);
  }

  public PlatformResponse update(String... parameters) {
    return call(UPDATE, parameters);
  }

  public PlatformResponse delete(String... parameters) {
    return call(DELETE, parameters);
  }

  public PlatformResponse list(String... parameters) {
    return call(LIST, parameters);
  }

  public PlatformResponse call(String operation, String... parameters) {
    return callWithQuery(operation, query(parameters));
  }

  /** Calls with a query that is encoded already. */
  public PlatformResponse callWithQuery(String operation, String query) {
    return server.send(request(operation, query).build());
  }

  public HttpRequest.Builder request(String operation, String query) {
    URI uri = server.uri("/platform_api/" + operation + (query.isEmpty() ? "" : "?" + query));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody());
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  public static String query(String... parameters) {
    StringJoiner query = new StringJoiner("&");
    for (int i = 0; i < parameters.length; i += 2) {
      query.add(encode(parameters[i]) + "=" + encode(parameters[i + 1]));
    }
    return query.toString();
  }

  private static String and(String first, String second) {
    return second.isEmpty() ? first : first + "&" + second;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
