package dev.sipregistration.contract;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends the vendor's calls without a client in between, so that they may be wrong. */
final class PlatformCalls {

  /** So much of an address no server refuses. */
  private static final int LONGEST_QUERY = 4_000;

  private final URI baseUri;

  PlatformCalls(URI baseUri) {
    this.baseUri = baseUri;
  }

  /**
   * Sends a call to a mock server and returns it with its response, which conforms to the contract
   * and is remembered.
   */
  Exchange send(
      Operation operation,
      List<Exchange.QueryParameter> parameters,
      Optional<String> authorization) {
    return send(operation, operation.path(), parameters, authorization);
  }

  /**
   * Sends a call to a path that may be another than its own, and returns it with its response as an
   * exchange of that operation, whose contract says how the API responses such a mistake.
   */
  Exchange send(
      Operation operation,
      String path,
      List<Exchange.QueryParameter> parameters,
      Optional<String> authorization) {
    Exchange exchange = send(path, parameters, authorization).withPath(operation.path());
    Conformity.requireResponse(exchange);
    ExchangeLog.remember(exchange);
    return exchange;
  }

  private Exchange send(
      String path, List<Exchange.QueryParameter> parameters, Optional<String> authorization) {
    HttpRequest.Builder request = request(baseUri + path, query(parameters));
    authorization.ifPresent(value -> request.header("Authorization", value));
    HttpResponse<String> response = Http.send(request.build());
    return new Exchange(
        "POST",
        path,
        parameters,
        authorization,
        response.statusCode(),
        response.headers().firstValue("Content-Type"),
        response.body());
  }

  /** Makes a request whose parameters are in the query, or in a form if they are too many. */
  private static HttpRequest.Builder request(String uri, String parameters) {
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(30));
    return parameters.length() <= LONGEST_QUERY
        ? request.uri(URI.create(uri + "?" + parameters)).POST(BodyPublishers.noBody())
        : request
            .uri(URI.create(uri))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(parameters));
  }

  private static String query(List<Exchange.QueryParameter> parameters) {
    return parameters.stream()
        .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
