package dev.sipregistration.mockserver.internal.http;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.glassfish.grizzly.http.server.HttpHandler;

/**
 * What answers the requests to paths that begin alike.
 *
 * @param root what the paths begin with, such as {@code /admin}; empty for all paths
 * @param methods the methods of requests; all others are answered with 405
 * @param handler answers
 * @param mayBeHeldUp tells whether the handler may take long, now; its requests then get threads of
 *     their own
 */
public record HandlerMapping(
    String root, List<String> methods, HttpHandler handler, BooleanSupplier mayBeHeldUp) {

  /** Copies the list. */
  public HandlerMapping {
    methods = List.copyOf(methods);
  }

  /**
   * Makes a site whose handler never takes long.
   *
   * @param root what the paths begin with
   * @param methods the methods of requests
   * @param handler answers
   */
  public HandlerMapping(String root, List<String> methods, HttpHandler handler) {
    this(root, methods, handler, () -> false);
  }

  /**
   * Tells whether a path is one of the site's.
   *
   * @param path the path as it was sent, with its escapes
   */
  boolean has(String path) {
    return path.startsWith(root)
        && (path.length() == root.length() || root.isEmpty() || path.charAt(root.length()) == '/');
  }
}
