package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The wish to bind or unbind, complete and well formed. {@link BindDraft} makes one of what a
 * caller gave.
 */
public sealed interface BindingCommand {
  /**
   * Binds a registration.
   *
   * <p>Another application drops the old application's rule and user; the same one keeps what the
   * target does not name. A user's earlier registration loses the user, and nothing else.
   *
   * @param sipRegistrationId the registration
   * @param target what to bind it to
   */
  record Bind(SipRegistrationId sipRegistrationId, BindingTarget target)
      implements BindingCommand {}

  /** A wish to unbind. What is not bound is unbound already, which is no failure. */
  sealed interface Unbind extends BindingCommand {}

  /**
   * Unbinds a registration from whatever it is bound to: user, rule and application.
   *
   * @param sipRegistrationId the registration
   */
  record UnbindAll(SipRegistrationId sipRegistrationId) implements Unbind {}

  /**
   * Unbinds a registration from what the target names, as far as it is bound to it.
   *
   * <p>A target of an application alone clears everything, for a rule or user cannot stay without
   * their application. A target with a rule or a user clears just these.
   *
   * @param sipRegistrationId the registration
   * @param target what to unbind it from
   */
  record UnbindFrom(SipRegistrationId sipRegistrationId, BindingTarget target) implements Unbind {}

  /**
   * Frees a user from all registrations; they keep their application and rule.
   *
   * @param application the application the user must belong to, or null if the user's id is enough
   * @param user the user
   */
  record UnbindUser(@Nullable Reference<ApplicationId> application, Reference<UserId> user)
      implements Unbind {
    /**
     * Makes the command.
     *
     * @param application the application the user must belong to, or null if the user's id is
     *     enough
     * @param user the user
     * @throws IllegalArgumentException if a user is named without an application, because names are
     *     unique only within one
     */
    public UnbindUser {
      if (application == null && user instanceof Reference.ByName) {
        throw new IllegalArgumentException("a user's name means nothing without an application");
      }
    }
  }
}
