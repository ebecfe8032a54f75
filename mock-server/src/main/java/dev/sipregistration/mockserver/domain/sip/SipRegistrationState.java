package dev.sipregistration.mockserver.domain.sip;

import java.time.Instant;

/** The state of a SIP registration. */
public sealed interface SipRegistrationState {
  /** The kinds of states. */
  enum Kind {
    IN_PROGRESS,
    REGISTERED,
    FAILED,
    OFFLINE
  }

  Kind kind();

  /**
   * The platform is registering and has no response yet.
   *
   * @param until when the registrar responds
   */
  record InProgress(Instant until) implements SipRegistrationState {
    @Override
    public Kind kind() {
      return Kind.IN_PROGRESS;
    }
  }

  /** The registrar accepted: 200 OK. */
  record Registered() implements SipRegistrationState {
    @Override
    public Kind kind() {
      return Kind.REGISTERED;
    }
  }

  /**
   * The registrar refused, or could not be reached.
   *
   * @param status why
   */
  record Failed(SipStatus status) implements SipRegistrationState {
    @Override
    public Kind kind() {
      return Kind.FAILED;
    }
  }

  /** The platform does not register: no user is logged in, or the subscription is deactivated. */
  record Offline() implements SipRegistrationState {
    @Override
    public Kind kind() {
      return Kind.OFFLINE;
    }
  }
}
