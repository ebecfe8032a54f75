package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The arranged responses of registrars, which take precedence over the documented ones. */
public final class RegistrarResponses {
  private static final RegistrarResponses NONE = new RegistrarResponses(HashTreePMap.empty());

  private final PMap<RegistrarSubject, RegistrarOutcome> arranged;

  private RegistrarResponses(PMap<RegistrarSubject, RegistrarOutcome> arranged) {
    this.arranged = arranged;
  }

  public static RegistrarResponses of(Map<RegistrarSubject, RegistrarOutcome> arranged) {
    return new RegistrarResponses(HashTreePMap.from(arranged));
  }

  public static RegistrarResponses none() {
    return NONE;
  }

  /** Returns an unmodifiable view. */
  public Map<RegistrarSubject, RegistrarOutcome> arranged() {
    return arranged;
  }

  public RegistrarResponses with(RegistrarSubject subject, RegistrarOutcome outcome) {
    return new RegistrarResponses(arranged.plus(subject, outcome));
  }

  public RegistrarResponses without(RegistrarSubject subject) {
    return new RegistrarResponses(arranged.minus(subject));
  }

  /** Returns the most specific arranged response, or else the documented one. */
  public RegistrarOutcome responseTo(SipRegistration registration) {
    SipProxy proxy = registration.credentials().proxy();
    if (arranged.isEmpty()) {
      return TestRegistrars.outcomeOf(proxy);
    }
    RegistrarOutcome response =
        arranged.get(new RegistrarSubject.OfRegistration(registration.id()));
    if (response == null) {
      response = registration.user().map(this::ofUser).orElse(null);
    }
    if (response == null) {
      response = arranged.get(new RegistrarSubject.OfProxy(proxy));
    }
    return response == null ? TestRegistrars.outcomeOf(proxy) : response;
  }

  private @Nullable RegistrarOutcome ofUser(UserId user) {
    return arranged.get(new RegistrarSubject.OfUser(user));
  }
}
