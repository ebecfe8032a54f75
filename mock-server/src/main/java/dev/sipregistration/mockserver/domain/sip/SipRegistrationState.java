package dev.sipregistration.mockserver.domain.sip;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** Returns the registrar's response that this state follows from, or nothing without one. */
  default Optional<SipStatus> response() {
    return Optional.empty();
  }

  /**
   * Returns {@link Kind#REGISTERED} or {@link Kind#FAILED} by the registrar's last response, which
   * may have been to earlier credentials, or null without one.
   */
  default @Nullable Kind lastResult() {
    return response().isPresent() ? kind() : null;
  }

  /**
   * The platform is registering and has no response yet.
   *
   * @param until when the registrar responds
   * @param lastResult how it responded to the credentials before, or null if these are the first
   */
  record InProgress(Instant until, @Nullable Kind lastResult) implements SipRegistrationState {
    public InProgress(Instant until) {
      this(until, null);
    }

    @Override
    public Kind kind() {
      return Kind.IN_PROGRESS;
    }
  }

  /** The registrar accepted: 200 OK. */
  record Registered() implements SipRegistrationState {
    private static final Optional<SipStatus> RESPONSE = Optional.of(SipStatus.of(SipStatus.OK));

    @Override
    public Kind kind() {
      return Kind.REGISTERED;
    }

    @Override
    public Optional<SipStatus> response() {
      return RESPONSE;
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

    @Override
    public Optional<SipStatus> response() {
      return Optional.of(status);
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
