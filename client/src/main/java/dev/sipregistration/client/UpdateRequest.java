package dev.sipregistration.client;

import java.util.Optional;

/**
 * A request to change a SIP registration: its credentials, its SIP server, its binding.
 *
 * <pre>{@code
 * UpdateRequest.registration(id).password(newPassword)
 * UpdateRequest.registration(id).proxy("sip.example.net").authUser("alice2")
 * UpdateRequest.registration(id).bindTo(BindingTarget.application(123).rule("incoming"))
 * }</pre>
 *
 * <p>What a request does not name stays as it is. A text can be replaced, not removed, and whether
 * a SIP registration is persistent cannot be changed. A request that changes nothing does not
 * compile.
 *
 * <p>Requests are immutable: each method with a parameter returns a new one. They are equal if they
 * have the same parts, the password included, which neither a method nor {@code toString()} shows.
 */
public sealed interface UpdateRequest extends UpdateStart permits UpdateSelection {

  /**
   * Starts a request with the SIP registration.
   *
   * @param registration the SIP registration's id
   * @return the next step, which requires a change
   */
  static UpdateStart registration(SipRegistrationId registration) {
    return UpdateSelection.of(registration);
  }

  /**
   * Returns the SIP registration to change.
   *
   * @return the SIP registration's id
   */
  SipRegistrationId registration();

  /**
   * Returns the new user name of the registration.
   *
   * @return the user name at the SIP server, or empty if it stays as it is
   */
  Optional<String> sipUsername();

  /**
   * Returns the new SIP server.
   *
   * @return the SIP server's host, or empty if it stays as it is
   */
  Optional<String> proxy();

  /**
   * Returns the new user name for authentication.
   *
   * @return the user name, or empty if it stays as it is
   */
  Optional<String> authUser();

  /**
   * Returns the new outbound proxy.
   *
   * @return the outbound proxy's host, or empty if it stays as it is
   */
  Optional<String> outboundProxy();

  /**
   * Returns the new target of the binding.
   *
   * @return the target, or empty if the binding stays as it is
   */
  Optional<BindingTarget> target();
}
