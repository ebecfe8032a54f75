package dev.sipregistration.mockserver.internal.http;

import java.util.List;
import org.glassfish.grizzly.http.server.HttpHandler;

/**
 * The handler of all paths with a common prefix.
 *
 * @param root the prefix, such as {@code /admin}; empty for all paths
 * @param methods the allowed methods, others are refused with 405; empty if the handler refuses
 *     them
 * @param handler the handler
 * @param workload what serving a request takes
 * @param cors which pages of other origins may call
 * @param headCheck refuses requests before their body is read
 */
public record HandlerMapping(
    String root,
    List<String> methods,
    HttpHandler handler,
    Workload.Rule workload,
    CorsPolicy cors,
    HeadCheck headCheck) {

  public HandlerMapping {
    methods = List.copyOf(methods);
  }

  /** Makes a mapping to a quick handler, for all requests but those of pages of other origins. */
  public HandlerMapping(String root, List<String> methods, HttpHandler handler) {
    this(root, methods, handler, (method, path) -> Workload.SHORT, CorsPolicy.NONE, HeadCheck.NONE);
  }

  /**
   * Tells whether this is the handler of a path.
   *
   * @param path the path as it was sent, with its escapes
   */
  boolean matches(String path) {
    return path.startsWith(root)
        && (path.length() == root.length() || root.isEmpty() || path.charAt(root.length()) == '/');
  }

  /** Returns the first of several that matches a path. */
  static HandlerMapping first(List<HandlerMapping> mappings, String path) {
    for (HandlerMapping mapping : mappings) {
      if (mapping.matches(path)) {
        return mapping;
      }
    }
    throw new IllegalStateException("no handler for the path " + path);
  }
}
