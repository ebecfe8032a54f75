package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.function.Function;

/**
 * Whose REGISTERs an arranged response is for. A response for a registration takes precedence over
 * one for its user, and that over one for its proxy.
 */
public sealed interface RegistrarSubject {
  /** One registration. */
  record OfRegistration(SipRegistrationId id) implements RegistrarSubject {}

  /** Whatever registration a user holds at the time. */
  record OfUser(UserId id) implements RegistrarSubject {}

  /** All registrations with exactly this proxy, in any case of letters. */
  record OfProxy(SipProxy proxy) implements RegistrarSubject {}

  /** Returns the result of the function for this kind of subject. */
  default <R> R fold(
      Function<SipRegistrationId, R> registration,
      Function<UserId, R> user,
      Function<SipProxy, R> proxy) {
    if (this instanceof OfRegistration of) {
      return registration.apply(of.id());
    }
    return this instanceof OfUser of ? user.apply(of.id()) : proxy.apply(((OfProxy) this).proxy());
  }
}
