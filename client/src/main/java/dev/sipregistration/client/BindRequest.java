package dev.sipregistration.client;

import java.util.Objects;

/**
 * A SIP registration to be bound, and what to.
 *
 * <pre>{@code
 * BindRequest.registration(id).to(BindingTarget.application(123).user("john"))
 * }</pre>
 *
 * <p>Requests are immutable, and equal if they ask for the same.
 */
public final class BindRequest {

  private final SipRegistrationId registration;
  private final BindingTarget target;

  private BindRequest(SipRegistrationId registration, BindingTarget target) {
    this.registration = registration;
    this.target = target;
  }

  /**
   * Begins a request with the SIP registration to be bound.
   *
   * @param registration the SIP registration's id
   * @return the next step, which asks for the target
   */
  public static NeedsTarget registration(SipRegistrationId registration) {
    return new NeedsTarget(Objects.requireNonNull(registration, "registration"));
  }

  SipRegistrationId registration() {
    return registration;
  }

  BindingTarget target() {
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

  /** The step that asks for the target, without which there is no request. */
  public static final class NeedsTarget {

    private final SipRegistrationId registration;

    private NeedsTarget(SipRegistrationId registration) {
      this.registration = registration;
    }

    /**
     * Returns a request to bind the SIP registration to this target.
     *
     * <p>Binding to another application drops the rule and the user of the old one. The user of the
     * target, if there is one, loses the SIP registration that was bound before.
     *
     * @param target what to bind to
     * @return the request
     */
    public BindRequest to(BindingTarget target) {
      return new BindRequest(registration, Objects.requireNonNull(target, "target"));
    }
  }
}
