package dev.sipregistration.mockserver.domain.sip;

import java.time.Instant;

/** Where a SIP registration stands in its life. */
public sealed interface SipRegistrationState {
  /**
   * The platform is registering and has no answer yet.
   *
   * @param until when the registrar's answer is taken
   */
  record InProgress(Instant until) implements SipRegistrationState {}

  /** The registrar accepted: 200 OK. */
  record Registered() implements SipRegistrationState {}

  /**
   * The registrar refused, or could not be reached.
   *
   * @param status why
   */
  record Failed(SipStatus status) implements SipRegistrationState {}

  /** The platform does not register: no user is logged in, or the subscription is deactivated. */
  record Offline() implements SipRegistrationState {}
}
