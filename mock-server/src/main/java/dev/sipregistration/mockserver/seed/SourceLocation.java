package dev.sipregistration.mockserver.seed;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Where something is.
 *
 * @param path the keys and indexes that lead there, empty for the whole
 * @param line the line, from 1, as is the column
 */
record SourceLocation(String file, String path, int line, int column) {
  /** Anything else could be a secret that lost its key, or break the line. */
  private static final Pattern LIKE_A_KEY = Pattern.compile("[A-Za-z_-]{1,40}");

  static SourceLocation of(String file, String path, Node node) {
    return new SourceLocation(
        file, path, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }

  SourceLocation item(int index, Node node) {
    return of(file, path + "[" + index + "]", node);
  }

  SourceLocation member(String key, Node node) {
    String shown = LIKE_A_KEY.matcher(key).matches() ? key : "?";
    return of(file, path.isEmpty() ? shown : path + "." + shown, node);
  }

  SeedException problem(String problem) {
    return new SeedException(file, line, column, path.isEmpty() ? problem : path + ": " + problem);
  }
}
