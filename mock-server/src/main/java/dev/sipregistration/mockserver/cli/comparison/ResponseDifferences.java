package dev.sipregistration.mockserver.cli.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where the platform responds otherwise than the mock server. Errors are compared to the letter,
 * the rest by its shape: ids and money are each account's own.
 */
final class ResponseDifferences {
  /** What a listed SIP registration has only after some time, and then of its own SIP server. */
  private static final Pattern OF_SIP_SERVER =
      Pattern.compile("body\\.result\\[\\d+]\\.(successful|status_code|error_message)");

  /** A date, a time or both, as far as digits go. */
  private static final Pattern TIME = Pattern.compile("\\d{2,4}[-:]\\d\\d[-:].*");

  private static final Comparator<String> MOST_TELLING_FIRST =
      Comparator.<String>comparingInt(ResponseDifferences::rank)
          .thenComparing(Comparator.naturalOrder());

  private ResponseDifferences() {}

  private static int rank(String place) {
    if (place.startsWith("body.result")) {
      return 0;
    }
    return place.startsWith("body.error") ? 1 : 2;
  }

  static List<String> of(ComparedResponse mockServer, ComparedResponse platform) {
    Map<String, String> ours = shape(mockServer);
    Map<String, String> theirs = shape(platform);
    TreeSet<String> places = new TreeSet<>(MOST_TELLING_FIRST);
    places.addAll(ours.keySet());
    places.addAll(theirs.keySet());
    List<String> differences = new ArrayList<>();
    for (String place : places) {
      String mine = ours.getOrDefault(place, "nothing");
      String other = theirs.getOrDefault(place, "nothing");
      if (!mine.equals(other)) {
        differences.add("%s: mock server: %s, platform: %s".formatted(place, mine, other));
      }
    }
    return differences;
  }

  private static Map<String, String> shape(ComparedResponse response) {
    Map<String, String> shape = new TreeMap<>();
    shape.put("HTTP status", String.valueOf(response.status()));
    shape.put("Content-Type", response.contentType());
    add(response.body(), "body", shape);
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
    } else if (!OF_SIP_SERVER.matcher(place).matches()) {
      boolean exact = place.startsWith("body.error") || place.equals("body.result");
      shape.put(place, exact ? node.toString() : kind(node));
    }
  }

  private static String kind(JsonNode value) {
    return value.isTextual() && TIME.matcher(value.textValue()).matches()
        ? "time like " + value.textValue().replaceAll("\\d", "9")
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
