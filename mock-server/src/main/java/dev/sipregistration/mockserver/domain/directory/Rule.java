package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Texts;

/**
 * A rule of an application, which decides what happens to a call.
 *
 * @param name its name, unique within its application
 */
public record Rule(RuleId id, String name, ApplicationId applicationId) {
  /**
   * @throws IllegalArgumentException if the id or the name cannot be one
   */
  public Rule {
    id.requireAssignable();
    Texts.requireName("the name of a rule", name);
  }
}
