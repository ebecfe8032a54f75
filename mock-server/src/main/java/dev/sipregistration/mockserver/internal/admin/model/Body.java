package dev.sipregistration.mockserver.internal.admin.model;

import org.jspecify.annotations.Nullable;

/** What is asked of any body. */
public final class Body {
  private Body() {}

  /**
   * Returns a body that must be there.
   *
   * @throws ProblemException if it is not
   */
  public static <T> T required(@Nullable T body, String example) {
    if (body == null) {
      throw ProblemException.badRequest("", "Send a JSON body, such as " + example);
    }
    return body;
  }
}
