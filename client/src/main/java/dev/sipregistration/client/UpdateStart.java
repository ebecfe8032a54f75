package dev.sipregistration.client;

/** The first step of an {@link UpdateRequest}, which requires a change. */
public sealed interface UpdateStart permits UpdateRequest {

  /**
   * Returns this request with another user name of the registration.
   *
   * @param sipUsername the user name at the SIP server, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code sipUsername} is blank or cannot be encoded
   */
  UpdateRequest sipUsername(String sipUsername);

  /**
   * Returns this request with another SIP server.
   *
   * @param proxy the SIP server's host, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code proxy} is blank or cannot be encoded
   */
  UpdateRequest proxy(String proxy);

  /**
   * Returns this request with another user name for authentication.
   *
   * @param authUser the user name for authentication, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code authUser} is blank or cannot be encoded
   */
  UpdateRequest authUser(String authUser);

  /**
   * Returns this request with another outbound proxy.
   *
   * @param outboundProxy the outbound proxy's host, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code outboundProxy} is blank or cannot be encoded
   */
  UpdateRequest outboundProxy(String outboundProxy);

  /**
   * Returns this request with another password for the SIP server.
   *
   * <p>The vendor expects the password in the query of the URI. This client logs neither; proxies
   * between it and the vendor may.
   *
   * @param password the password, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code password} is blank or cannot be encoded
   */
  UpdateRequest password(String password);

  /**
   * Returns this request with a binding, which has the effects that {@link
   * BindRequest.NeedsTarget#to} has.
   *
   * @param target the target of the binding
   * @return the new request
   */
  UpdateRequest bindTo(BindingTarget target);
}
