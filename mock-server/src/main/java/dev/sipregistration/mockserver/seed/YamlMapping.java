package dev.sipregistration.mockserver.seed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping of the file, all of whose keys are known and given once. */
final class YamlMapping {
  private final Map<String, YamlValue> values = new HashMap<>();
  private final SourceLocation place;

  private YamlMapping(SourceLocation place) {
    this.place = place;
  }

  static YamlMapping of(MappingNode node, SourceLocation place, List<String> knownKeys) {
    YamlMapping mapping = new YamlMapping(place);
    Map<String, Integer> lines = new HashMap<>();
    for (NodeTuple entry : node.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      SourceLocation keyPlace = place.member(key, entry.getKeyNode());
      if (!knownKeys.contains(key)) {
        throw keyPlace.unknown("is no key here", key, knownKeys);
      }
      Integer earlier = lines.putIfAbsent(key, keyPlace.line());
      if (earlier != null) {
        throw keyPlace.problem("is given twice, first in line " + earlier);
      }
      mapping.values.put(
          key, new YamlValue(entry.getValueNode(), place.member(key, entry.getValueNode())));
    }
    return mapping;
  }

  /** Refuses keys that are known, but do not go with the rest. */
  void without(String problem, String... keys) {
    for (String key : keys) {
      find(key)
          .ifPresent(
              value -> {
                throw value.problem(problem);
              });
    }
  }

  /** Refuses all known keys but these. */
  void only(String... keys) {
    List<String> allowed = List.of(keys);
    values.forEach(
        (key, value) -> {
          if (!allowed.contains(key)) {
            throw value.problem("does not go with this type");
          }
        });
  }

  SeedException problem(String problem) {
    return place.problem(problem);
  }

  YamlValue required(String key) {
    return find(key).orElseThrow(() -> problem(key + " is missing"));
  }

  Optional<YamlValue> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns the items of a list, none if it is not there. */
  List<YamlValue> items(String key) {
    return find(key).map(YamlValue::items).orElse(List.of());
  }
}
