package dev.sipregistration.mockserver.admin;

import org.jspecify.annotations.Nullable;

/** What is asked of any body. */
final class Body {
  private Body() {}

  /**
   * Returns a body that must be there.
   *
   * @throws ProblemException if it is not
   */
  static <T> T required(@Nullable T body, String example) {
    if (body == null) {
      throw ProblemException.badRequest("", "Send a JSON body, such as " + example);
    }
    return body;
  }
}
