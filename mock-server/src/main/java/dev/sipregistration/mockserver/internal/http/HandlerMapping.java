package dev.sipregistration.mockserver.internal.http;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.glassfish.grizzly.http.server.HttpHandler;

/**
 * The handler of all paths with a common prefix.
 *
 * @param root the prefix, such as {@code /admin}; empty for all paths
 * @param methods the allowed methods, others are refused with 405; empty if the handler refuses
 *     them
 * @param handler the handler
 * @param mayBlock whether the handler may block at present; its requests then run on threads of
 *     their own
 * @param cors which pages of other origins may call
 */
public record HandlerMapping(
    String root,
    List<String> methods,
    HttpHandler handler,
    BooleanSupplier mayBlock,
    CorsPolicy cors) {

  public HandlerMapping {
    methods = List.copyOf(methods);
  }

  /** Makes a mapping to a handler that never blocks, for pages of no other origin. */
  public HandlerMapping(String root, List<String> methods, HttpHandler handler) {
    this(root, methods, handler, () -> false, CorsPolicy.NONE);
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
}
