package dev.sipregistration.client;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to remove bindings: of one SIP registration, or of a user in all of them.
 *
 * <pre>{@code
 * UnbindRequest.registration(id)                                                   // all its bindings
 * UnbindRequest.registration(id).from(BindingTarget.application(123).rule(7890))   // just the rule
 * UnbindRequest.registration(id).from(BindingTarget.application(123).user("john")) // just the user
 * UnbindRequest.userEverywhere(12345)                                              // all of the user
 * }</pre>
 *
 * <p>Removing a binding that does not exist succeeds. Requests are immutable, and equal if they
 * have the same parts.
 */
public sealed interface UnbindRequest permits UnbindRequest.OfRegistration {

  /**
   * Returns a request that removes every binding of a SIP registration.
   *
   * @param registration the SIP registration's id
   * @return the request, which can be narrowed to a rule or a user
   */
  static OfRegistration registration(SipRegistrationId registration) {
    return new UnbindSelection(Objects.requireNonNull(registration, "registration"), null, null);
  }

  /**
   * Returns a request that unbinds a user from every SIP registration.
   *
   * @param userId the user's id, at least 1
   * @return the request
   * @throws IllegalArgumentException if {@code userId} is less than 1
   */
  static UnbindRequest userEverywhere(long userId) {
    return new UnbindSelection(null, null, Preconditions.positive(userId, "user id"));
  }

  /**
   * Returns a request that unbinds a user of an application from every SIP registration.
   *
   * @param user the application and the user
   * @return the request
   */
  static UnbindRequest userEverywhere(BindingTarget.OfUser user) {
    return new UnbindSelection(null, TargetSelection.of(user), null);
  }

  /**
   * Returns the SIP registration whose bindings are removed.
   *
   * @return the SIP registration's id, or empty if a user is unbound from all of them
   */
  Optional<SipRegistrationId> registration();

  /**
   * Returns the rule or the user that is unbound.
   *
   * @return the target, or empty if the request has none
   */
  Optional<BindingTarget> target();

  /**
   * Returns the user that is unbound from every SIP registration, if it was named by its id.
   *
   * @return the user's id, or empty for other requests
   */
  OptionalLong userId();

  /** A request that removes every binding of one SIP registration. */
  sealed interface OfRegistration extends UnbindRequest permits UnbindSelection {

    /**
     * Returns a request that removes only this rule.
     *
     * @param rule the application and the rule
     * @return the new request
     */
    UnbindRequest from(BindingTarget.OfRule rule);

    /**
     * Returns a request that removes only this user, and the rule if the target has one.
     *
     * @param user the application and the user
     * @return the new request
     */
    UnbindRequest from(BindingTarget.WithUser user);
  }
}
