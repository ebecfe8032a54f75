package dev.sipregistration.client;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to create a SIP registration: the SIP server, the credentials there, and the initial
 * binding.
 *
 * <pre>{@code
 * CreateRequest.sipUsername("alice")
 *     .proxy("sip.example.org")
 *     .password(password)
 *     .bindTo(BindingTarget.application(123).rule("incoming"))
 * }</pre>
 *
 * <p>Requests are immutable: each method with a parameter returns a new one. They are equal if they
 * have the same parts, the password included, which neither a method nor {@link #toString()} shows.
 */
public final class CreateRequest {

  private final String sipUsername;
  private final String proxy;
  private final @Nullable String authUser;
  private final @Nullable String outboundProxy;
  private final @Nullable String password;
  private final boolean persistent;
  private final @Nullable BindingTarget target;

  private CreateRequest(
      String sipUsername,
      String proxy,
      @Nullable String authUser,
      @Nullable String outboundProxy,
      @Nullable String password,
      boolean persistent,
      @Nullable BindingTarget target) {
    this.sipUsername = sipUsername;
    this.proxy = proxy;
    this.authUser = authUser;
    this.outboundProxy = outboundProxy;
    this.password = password;
    this.persistent = persistent;
    this.target = target;
  }

  /**
   * Starts a request with the user name of the registration.
   *
   * @param sipUsername the user name at the SIP server, not blank
   * @return the next step, which requires the SIP server
   * @throws IllegalArgumentException if {@code sipUsername} is blank or cannot be encoded
   */
  public static NeedsProxy sipUsername(String sipUsername) {
    return new NeedsProxy(Preconditions.text(sipUsername, "SIP user name"));
  }

  /**
   * Returns this request with a user name for authentication, where it differs from the SIP user
   * name.
   *
   * @param authUser the user name for authentication, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code authUser} is blank or cannot be encoded
   */
  public CreateRequest authUser(String authUser) {
    Preconditions.text(authUser, "authentication user name");
    return new CreateRequest(
        sipUsername, proxy, authUser, outboundProxy, password, persistent, target);
  }

  /**
   * Returns this request with an outbound proxy, through which the SIP server is reached.
   *
   * @param outboundProxy the outbound proxy's host, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code outboundProxy} is blank or cannot be encoded
   */
  public CreateRequest outboundProxy(String outboundProxy) {
    Preconditions.text(outboundProxy, "outbound proxy");
    return new CreateRequest(
        sipUsername, proxy, authUser, outboundProxy, password, persistent, target);
  }

  /**
   * Returns this request with the password for the SIP server.
   *
   * <p>The vendor expects the password in the query of the URI. This client logs neither; proxies
   * between it and the vendor may.
   *
   * @param password the password, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code password} is blank or cannot be encoded
   */
  public CreateRequest password(String password) {
    Preconditions.text(password, "password");
    return new CreateRequest(
        sipUsername, proxy, authUser, outboundProxy, password, persistent, target);
  }

  /**
   * Returns this request for a persistent SIP registration with an initial binding.
   *
   * <p>It stays registered whether a user is logged in or not. A user of the target loses the SIP
   * registration that was bound before. Whether the vendor allows a persistent SIP registration to
   * have a user is not certain.
   *
   * @param target the target of the binding
   * @return the new request
   */
  public CreateRequest bindTo(BindingTarget target) {
    Objects.requireNonNull(target, "target");
    return new CreateRequest(sipUsername, proxy, authUser, outboundProxy, password, true, target);
  }

  /**
   * Returns this request for a SIP registration that is online only while its user is logged in.
   *
   * <p>The user loses the SIP registration that was bound before.
   *
   * @param target the target of the binding, with the user
   * @return the new request
   */
  public CreateRequest onlineWithUser(BindingTarget.WithUser target) {
    Objects.requireNonNull(target, "target");
    return new CreateRequest(sipUsername, proxy, authUser, outboundProxy, password, false, target);
  }

  /**
   * Returns the user name of the registration.
   *
   * @return the user name at the SIP server
   */
  public String sipUsername() {
    return sipUsername;
  }

  /**
   * Returns the SIP server.
   *
   * @return the SIP server's host
   */
  public String proxy() {
    return proxy;
  }

  /**
   * Returns the user name for authentication.
   *
   * @return the user name, or empty if it is that of the registration
   */
  public Optional<String> authUser() {
    return Optional.ofNullable(authUser);
  }

  /**
   * Returns the outbound proxy.
   *
   * @return the outbound proxy's host, or empty if there is none
   */
  public Optional<String> outboundProxy() {
    return Optional.ofNullable(outboundProxy);
  }

  @Nullable String password() {
    return password;
  }

  /**
   * Returns whether the SIP registration stays registered without a user who is logged in.
   *
   * @return whether it is persistent
   */
  public boolean persistent() {
    return persistent;
  }

  /**
   * Returns the target of the initial binding.
   *
   * @return the target, or empty if there is no initial binding
   */
  public Optional<BindingTarget> target() {
    return Optional.ofNullable(target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CreateRequest that
        && sipUsername.equals(that.sipUsername)
        && proxy.equals(that.proxy)
        && Objects.equals(authUser, that.authUser)
        && Objects.equals(outboundProxy, that.outboundProxy)
        && Objects.equals(password, that.password)
        && persistent == that.persistent
        && Objects.equals(target, that.target);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sipUsername, proxy, authUser, outboundProxy, password, persistent, target);
  }

  /** Returns the request as text, without the password. */
  @Override
  public String toString() {
    return "CreateRequest[sipUsername="
        + sipUsername
        + ", proxy="
        + proxy
        + (authUser == null ? "" : ", authUser=" + authUser)
        + (outboundProxy == null ? "" : ", outboundProxy=" + outboundProxy)
        + (password == null ? "" : ", password=***")
        + (persistent ? ", persistent" : ", online with its user")
        + (target == null ? "" : ", bound to " + target)
        + "]";
  }

  /** The step that requires the SIP server. */
  public static final class NeedsProxy {

    private final String sipUsername;

    private NeedsProxy(String sipUsername) {
      this.sipUsername = sipUsername;
    }

    /**
     * Returns a request for a persistent SIP registration at this SIP server, without a binding.
     *
     * @param proxy the SIP server's host, not blank
     * @return the request
     * @throws IllegalArgumentException if {@code proxy} is blank or cannot be encoded
     */
    public CreateRequest proxy(String proxy) {
      Preconditions.text(proxy, "proxy");
      return new CreateRequest(sipUsername, proxy, null, null, null, true, null);
    }
  }
}
