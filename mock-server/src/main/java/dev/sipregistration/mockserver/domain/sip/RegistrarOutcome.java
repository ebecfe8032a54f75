package dev.sipregistration.mockserver.domain.sip;

import org.jspecify.annotations.Nullable;

/** How a registrar responds to a REGISTER. It is simulated: no packet is ever sent. */
public sealed interface RegistrarOutcome {
  /** Returns the state of a SIP registration after this response. */
  SipRegistrationState state();

  /** The registrar accepts: 200 OK. */
  record Accepted() implements RegistrarOutcome {
    private static final SipRegistrationState REGISTERED = new SipRegistrationState.Registered();

    @Override
    public SipRegistrationState state() {
      return REGISTERED;
    }
  }

  /**
   * The registrar refuses, or cannot be reached.
   *
   * @param status why, from 300 to 699
   */
  record Rejected(SipStatus status) implements RegistrarOutcome {
    /**
     * @throws IllegalArgumentException if the status is no final failure, so below 300
     */
    public Rejected {
      if (!status.failure()) {
        throw new IllegalArgumentException(
            "not a failure, from %s to %s: %s"
                .formatted(SipStatus.LOWEST_FAILURE, SipStatus.HIGHEST, status.code()));
      }
    }

    @Override
    public SipRegistrationState state() {
      return new SipRegistrationState.Failed(status);
    }
  }

  /** Tells whether a status code is 200, or a failure from 300 to 699. */
  static boolean isStatusCode(int code) {
    return code == SipStatus.OK || (code >= SipStatus.LOWEST_FAILURE && code <= SipStatus.HIGHEST);
  }

  /**
   * Returns the response with a status code and the reason phrase of RFC 3261.
   *
   * @throws IllegalArgumentException unless {@link #isStatusCode}
   */
  static RegistrarOutcome of(int code) {
    if (!isStatusCode(code)) {
      throw new IllegalArgumentException(
          "a registrar answers with %s, or with a failure from %s to %s, not with %s"
              .formatted(SipStatus.OK, SipStatus.LOWEST_FAILURE, SipStatus.HIGHEST, code));
    }
    return code == SipStatus.OK ? new Accepted() : new Rejected(SipStatus.of(code));
  }

  /**
   * Returns the response with a status code and a reason phrase.
   *
   * @param reason null for that of RFC 3261
   * @throws IllegalArgumentException unless {@link #isStatusCode}, if there is a reason although
   *     the registrar accepts, or if the reason is too long
   */
  static RegistrarOutcome of(int code, @Nullable String reason) {
    return reason == null ? of(code) : new Rejected(new SipStatus(code, reason));
  }
}
