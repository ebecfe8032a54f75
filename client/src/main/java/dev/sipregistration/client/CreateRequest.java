package dev.sipregistration.client;

import java.util.Objects;
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
 * <p>Requests are immutable: each method returns a new one. {@link #toString()} never shows the
 * password.
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
   * @throws IllegalArgumentException if {@code sipUsername} is blank
   */
  public static NeedsProxy sipUsername(String sipUsername) {
    return new NeedsProxy(Preconditions.notBlank(sipUsername, "SIP user name"));
  }

  /**
   * Returns this request with a user name for authentication, where it differs from the SIP user
   * name.
   *
   * @param authUser the user name for authentication, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code authUser} is blank
   */
  public CreateRequest authUser(String authUser) {
    Preconditions.notBlank(authUser, "authentication user name");
    return new CreateRequest(
        sipUsername, proxy, authUser, outboundProxy, password, persistent, target);
  }

  /**
   * Returns this request with an outbound proxy, through which the SIP server is reached.
   *
   * @param outboundProxy the outbound proxy's host, not blank
   * @return the new request
   * @throws IllegalArgumentException if {@code outboundProxy} is blank
   */
  public CreateRequest outboundProxy(String outboundProxy) {
    Preconditions.notBlank(outboundProxy, "outbound proxy");
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
   * @throws IllegalArgumentException if {@code password} is blank
   */
  public CreateRequest password(String password) {
    Preconditions.notBlank(password, "password");
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

  String sipUsername() {
    return sipUsername;
  }

  String proxy() {
    return proxy;
  }

  @Nullable String authUser() {
    return authUser;
  }

  @Nullable String outboundProxy() {
    return outboundProxy;
  }

  @Nullable String password() {
    return password;
  }

  boolean persistent() {
    return persistent;
  }

  @Nullable BindingTarget target() {
    return target;
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
     * @throws IllegalArgumentException if {@code proxy} is blank
     */
    public CreateRequest proxy(String proxy) {
      Preconditions.notBlank(proxy, "proxy");
      return new CreateRequest(sipUsername, proxy, null, null, null, true, null);
    }
  }
}
