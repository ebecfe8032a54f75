package dev.sipregistration.mockserver.cli.collection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request of a collection; it is a POST.
 *
 * @param folder what it belongs to
 * @param name what it is, and what the response is
 * @param path the path, behind the server's address
 * @param tokenVariable the variable with the bearer token
 * @param json the body as JSON, empty if it is a form
 * @param form the body as a form
 */
public record CollectionRequest(
    String folder,
    String name,
    String path,
    String tokenVariable,
    String json,
    List<Map.Entry<String, String>> form) {

  static CollectionRequest ofAdminApi(String folder, String name, String path, String json) {
    return new CollectionRequest(folder, name, path, "adminToken", json, List.of());
  }

  static CollectionRequest ofPlatform(
      String folder, String name, String path, List<Map.Entry<String, String>> form) {
    return new CollectionRequest(folder, name, path, "token", "", form);
  }

  boolean isJson() {
    return !json.isEmpty();
  }

  String contentType() {
    return isJson() ? "application/json" : "application/x-www-form-urlencoded";
  }

  String body() {
    return isJson()
        ? json
        : form.stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
