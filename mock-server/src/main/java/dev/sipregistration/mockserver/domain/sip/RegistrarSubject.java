package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.function.Function;

/**
 * Whose REGISTERs an arranged answer is for. An answer for a registration takes precedence over one
 * for its user, and that over one for its proxy.
 */
public sealed interface RegistrarSubject {
  /** Returns the result of the function for this kind of subject. */
  <R> R fold(
      Function<SipRegistrationId, R> registration,
      Function<UserId, R> user,
      Function<SipProxy, R> proxy);

  /** One registration. */
  record OfRegistration(SipRegistrationId id) implements RegistrarSubject {
    @Override
    public <R> R fold(
        Function<SipRegistrationId, R> registration,
        Function<UserId, R> user,
        Function<SipProxy, R> proxy) {
      return registration.apply(id);
    }
  }

  /** Whatever registration a user holds at the time. */
  record OfUser(UserId id) implements RegistrarSubject {
    @Override
    public <R> R fold(
        Function<SipRegistrationId, R> registration,
        Function<UserId, R> user,
        Function<SipProxy, R> proxy) {
      return user.apply(id);
    }
  }

  /** All registrations with exactly this proxy, in any case of letters. */
  record OfProxy(SipProxy proxy) implements RegistrarSubject {
    @Override
    public <R> R fold(
        Function<SipRegistrationId, R> registration,
        Function<UserId, R> user,
        Function<SipProxy, R> byProxy) {
      return byProxy.apply(proxy);
    }
  }
}
