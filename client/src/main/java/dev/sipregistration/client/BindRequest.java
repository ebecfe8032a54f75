package dev.sipregistration.client;

import java.util.Objects;

/**
 * A request to bind a SIP registration to a target.
 *
 * <pre>{@code
 * BindRequest.registration(id).to(BindingTarget.application(123).user("john"))
 * }</pre>
 *
 * <p>Requests are immutable, and equal if they have the same parts.
 */
public final class BindRequest {

  private final SipRegistrationId registration;
  private final BindingTarget target;

  private BindRequest(SipRegistrationId registration, BindingTarget target) {
    this.registration = registration;
    this.target = target;
  }

  /**
   * Starts a request with the SIP registration.
   *
   * @param registration the SIP registration's id
   * @return the next step, which requires the target
   */
  public static NeedsTarget registration(SipRegistrationId registration) {
    return new NeedsTarget(Objects.requireNonNull(registration, "registration"));
  }

  /**
   * Returns the SIP registration to bind.
   *
   * @return the SIP registration's id
   */
  public SipRegistrationId registration() {
    return registration;
  }

  /**
   * Returns the target of the binding.
   *
   * @return the target
   */
  public BindingTarget target() {
    return target;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BindRequest that
        && registration.equals(that.registration)
        && target.equals(that.target);
  }

  @Override
  public int hashCode() {
    return Objects.hash(registration, target);
  }

  @Override
  public String toString() {
    return "BindRequest[registration=" + registration + ", target=" + target + "]";
  }

  /** The step that requires the target. */
  public static final class NeedsTarget {

    private final SipRegistrationId registration;

    private NeedsTarget(SipRegistrationId registration) {
      this.registration = registration;
    }

    /**
     * Returns a request to bind the SIP registration to this target.
     *
     * <p>Binding to another application removes the rule and the user of the previous one. A user
     * of the target loses the SIP registration that was bound before.
     *
     * @param target the target
     * @return the request
     */
    public BindRequest to(BindingTarget target) {
      return new BindRequest(registration, Objects.requireNonNull(target, "target"));
    }
  }
}
