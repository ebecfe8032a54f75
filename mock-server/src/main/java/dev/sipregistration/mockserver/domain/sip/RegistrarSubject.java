package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;

/** Whose REGISTERs an arranged answer is for; a registration goes before a user before a proxy. */
public sealed interface RegistrarSubject {
  /**
   * One registration.
   *
   * @param id the registration
   */
  record OfRegistration(SipRegistrationId id) implements RegistrarSubject {}

  /**
   * Whatever registration a user holds at the time.
   *
   * @param id the user
   */
  record OfUser(UserId id) implements RegistrarSubject {}

  /**
   * All registrations with exactly this proxy, in any case of letters.
   *
   * @param proxy the proxy
   */
  record OfProxy(SipProxy proxy) implements RegistrarSubject {}
}
