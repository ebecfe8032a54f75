package dev.sipregistration.mockserver.http;

import java.util.List;

/** Says which methods a request may have, as far as that is known from its path alone. */
@FunctionalInterface
public interface AllowedMethods {
  /** GET and POST, whatever the path. */
  AllowedMethods GET_AND_POST = path -> List.of("GET", "POST");

  /**
   * Returns the methods of a path; all others are answered with 405.
   *
   * @param path the path as it was sent, with its escapes
   * @return the methods, never empty
   */
  List<String> of(String path);
}
