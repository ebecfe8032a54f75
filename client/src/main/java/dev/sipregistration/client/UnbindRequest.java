package dev.sipregistration.client;

import java.util.Objects;

/**
 * Bindings to be taken away: of one SIP registration, or of a user everywhere.
 *
 * <pre>{@code
 * UnbindRequest.registration(id)                                                   // all that it has
 * UnbindRequest.registration(id).from(BindingTarget.application(123).rule(7890))   // just the rule
 * UnbindRequest.registration(id).from(BindingTarget.application(123).user("john")) // just the user
 * UnbindRequest.userEverywhere(12345)                                              // all that the user has
 * }</pre>
 *
 * <p>What is not bound counts as unbound already. Requests are immutable, and equal if they ask for
 * the same.
 */
public sealed interface UnbindRequest permits UnbindRequest.OfRegistration {

  /**
   * Returns a request that takes away every binding of a SIP registration.
   *
   * @param registration the SIP registration's id
   * @return the request, which can be narrowed down to a rule or a user
   */
  static OfRegistration registration(SipRegistrationId registration) {
    return new Unbinding(Objects.requireNonNull(registration, "registration"), null, null);
  }

  /**
   * Returns a request that frees a user from every SIP registration.
   *
   * @param userId the user's id, at least 1
   * @return the request
   * @throws IllegalArgumentException if {@code userId} is less than 1
   */
  static UnbindRequest userEverywhere(long userId) {
    return new Unbinding(null, null, Arguments.positive(userId, "user id"));
  }

  /**
   * Returns a request that frees a user, named with the application, from every SIP registration.
   *
   * @param user the application and the user
   * @return the request
   */
  static UnbindRequest userEverywhere(BindingTarget.OfUser user) {
    return new Unbinding(null, TargetSelection.of(user), null);
  }

  /** A request that takes away every binding of one SIP registration. */
  sealed interface OfRegistration extends UnbindRequest permits Unbinding {

    /**
     * Returns a request that takes away just this rule.
     *
     * @param rule the application and the rule
     * @return the new request
     */
    UnbindRequest from(BindingTarget.OfRule rule);

    /**
     * Returns a request that takes away just this user, and the rule if the target has one.
     *
     * @param user the application and the user
     * @return the new request
     */
    UnbindRequest from(BindingTarget.WithUser user);
  }
}
