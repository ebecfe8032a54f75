package dev.sipregistration.mockserver.cli.collection;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a collection of Postman, in version 2.1 of its format. */
public final class PostmanCollection {
  private static final String SCHEMA =
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

  private static final JsonMapper JSON = new JsonMapper();

  private PostmanCollection() {}

  /** Returns the content of the file. */
  public static String of(List<CollectionRequest> requests, String baseUrl) {
    ObjectNode collection = JSON.createObjectNode();
    collection.putObject("info").put("name", RequestCollection.NAME).put("schema", SCHEMA);
    ArrayNode folders = collection.putArray("item");
    Map<String, ArrayNode> items = new LinkedHashMap<>();
    for (CollectionRequest request : requests) {
      items
          .computeIfAbsent(
              request.folder(), name -> folders.addObject().put("name", name).putArray("item"))
          .add(item(request));
    }
    ArrayNode variables = collection.putArray("variable");
    variable(variables, RequestCollection.BASE_URL, baseUrl);
    variable(variables, "token", "");
    variable(variables, "adminToken", "none");
    return collection.toPrettyString() + "\n";
  }

  private static void variable(ArrayNode variables, String key, String value) {
    variables.addObject().put("key", key).put("value", value);
  }

  private static ObjectNode item(CollectionRequest request) {
    ObjectNode item = JSON.createObjectNode().put("name", request.name());
    if (request.path().endsWith("/tokens")) {
      ObjectNode event = item.putArray("event").addObject().put("listen", "test");
      event
          .putObject("script")
          .put("type", "text/javascript")
          .putArray("exec")
          .add("pm.collectionVariables.set('token', pm.response.text().trim());");
    }
    ObjectNode sent = item.putObject("request").put("method", "POST");
    sent.putObject("auth")
        .put("type", "bearer")
        .putArray("bearer")
        .addObject()
        .put("key", "token")
        .put("value", "{{" + request.tokenVariable() + "}}")
        .put("type", "string");
    sent.putArray("header")
        .addObject()
        .put("key", "Content-Type")
        .put("value", request.contentType());
    ObjectNode body = sent.putObject("body");
    if (request.isJson()) {
      body.put("mode", "raw").put("raw", request.json());
    } else {
      ArrayNode fields = body.put("mode", "urlencoded").putArray("urlencoded");
      request
          .form()
          .forEach(
              field ->
                  fields.addObject().put("key", field.getKey()).put("value", field.getValue()));
    }
    sent.put("url", "{{" + RequestCollection.BASE_URL + "}}" + request.path());
    return item;
  }
}
