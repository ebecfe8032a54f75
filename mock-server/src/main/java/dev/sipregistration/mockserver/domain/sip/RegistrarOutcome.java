package dev.sipregistration.mockserver.domain.sip;

/** What a registrar answers to a REGISTER. It is simulated: no packet is ever sent. */
public sealed interface RegistrarOutcome {
  /** The registrar accepts: 200 OK. */
  record Accepted() implements RegistrarOutcome {}

  /**
   * The registrar refuses, or cannot be reached.
   *
   * @param status why, from 300 to 699
   */
  record Rejected(SipStatus status) implements RegistrarOutcome {
    /**
     * Makes a rejection.
     *
     * @param status why, from 300 to 699
     * @throws IllegalArgumentException if the status is no final failure, so below 300
     */
    public Rejected {
      if (!status.failure()) {
        throw new IllegalArgumentException("not a failure: " + status);
      }
    }
  }
}
