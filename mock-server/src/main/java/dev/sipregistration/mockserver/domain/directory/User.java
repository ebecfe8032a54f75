package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.id.UserId;

/**
 * A user of an application.
 *
 * @param name its name, unique within its application
 * @param loggedIn whether the user is logged in through one of the vendor's SDKs now
 */
public record User(UserId id, String name, ApplicationId applicationId, boolean loggedIn) {
  /**
   * @throws IllegalArgumentException if the id or the name cannot be one
   */
  public User {
    id.requireAssignable();
    Texts.requireName("the name of a user", name);
  }

  public User loggedIn(boolean now) {
    return new User(id, name, applicationId, now);
  }
}
