package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The arranged answers of registrars, which take precedence over the documented ones. */
public final class RegistrarAnswers {
  private static final RegistrarAnswers NONE = new RegistrarAnswers(HashTreePMap.empty());

  private final PMap<RegistrarSubject, RegistrarOutcome> arranged;

  private RegistrarAnswers(PMap<RegistrarSubject, RegistrarOutcome> arranged) {
    this.arranged = arranged;
  }

  public static RegistrarAnswers of(Map<RegistrarSubject, RegistrarOutcome> arranged) {
    return new RegistrarAnswers(HashTreePMap.from(arranged));
  }

  public static RegistrarAnswers none() {
    return NONE;
  }

  /** Returns an unmodifiable view. */
  public Map<RegistrarSubject, RegistrarOutcome> arranged() {
    return arranged;
  }

  public RegistrarAnswers with(RegistrarSubject subject, RegistrarOutcome outcome) {
    return new RegistrarAnswers(arranged.plus(subject, outcome));
  }

  public RegistrarAnswers without(RegistrarSubject subject) {
    return new RegistrarAnswers(arranged.minus(subject));
  }

  /** Returns the most specific arranged answer, or else the documented one. */
  public RegistrarOutcome answerTo(SipRegistration registration) {
    SipProxy proxy = registration.credentials().proxy();
    if (arranged.isEmpty()) {
      return TestRegistrars.outcomeOf(proxy);
    }
    RegistrarOutcome answer = arranged.get(new RegistrarSubject.OfRegistration(registration.id()));
    if (answer == null) {
      answer = registration.user().map(this::ofUser).orElse(null);
    }
    if (answer == null) {
      answer = arranged.get(new RegistrarSubject.OfProxy(proxy));
    }
    return answer == null ? TestRegistrars.outcomeOf(proxy) : answer;
  }

  private @Nullable RegistrarOutcome ofUser(UserId user) {
    return arranged.get(new RegistrarSubject.OfUser(user));
  }
}
