package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Says where the vendor responses otherwise than the mock server. Errors are compared to the
 * letter, the rest by its shape: ids and money are each account's own.
 */
final class ResponseComparison {

  /** What a listed SIP registration has only after some time, and then of its own SIP server. */
  private static final Pattern STATE =
      Pattern.compile("body\\.result\\[\\d+]\\.(successful|status_code|error_message)");

  static List<String> differences(Exchange mockServer, Exchange vendor) {
    List<String> differences = new ArrayList<>();
    Map<String, String> ours = shape(mockServer);
    Map<String, String> theirs = shape(vendor);
    TreeSet<String> places = new TreeSet<>(ours.keySet());
    places.addAll(theirs.keySet());
    for (String place : places) {
      String here = ours.getOrDefault(place, "nothing");
      String there = theirs.getOrDefault(place, "nothing");
      if (!here.equals(there)) {
        differences.add(place + ": " + here + " here, " + there + " there");
      }
    }
    Conformity.ofResponse(vendor)
        .forEach(violation -> differences.add("not in the contract: " + violation));
    return differences;
  }

  private static Map<String, String> shape(Exchange exchange) {
    Map<String, String> shape = new TreeMap<>();
    shape.put("HTTP status", String.valueOf(exchange.status()));
    shape.put(
        "Content-Type",
        exchange.contentType().orElse("none").toLowerCase(Locale.ROOT).replace(" ", ""));
    add(exchange.json(), "body", shape);
    return shape;
  }

  private static void add(JsonNode node, String place, Map<String, String> shape) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> add(field.getValue(), place + "." + field.getKey(), shape));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(node.get(i), place + "[" + i + "]", shape);
      }
    } else if (!STATE.matcher(place).matches()) {
      boolean free = !place.startsWith("body.error") && !place.equals("body.result");
      shape.put(place, free ? node.getNodeType().name().toLowerCase(Locale.ROOT) : node.toString());
    }
  }

  private ResponseComparison() {}
}
