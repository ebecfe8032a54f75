package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The answers of registrars that were arranged for one account, before the documented ones. */
public final class RegistrarAnswers {
  private static final RegistrarAnswers NONE = new RegistrarAnswers(HashTreePMap.empty());

  private final PMap<RegistrarSubject, RegistrarOutcome> arranged;

  private RegistrarAnswers(PMap<RegistrarSubject, RegistrarOutcome> arranged) {
    this.arranged = arranged;
  }

  /**
   * Returns answers that were read from other ones.
   *
   * @param arranged the answers by subject
   * @return the same
   */
  public static RegistrarAnswers of(Map<RegistrarSubject, RegistrarOutcome> arranged) {
    return new RegistrarAnswers(HashTreePMap.from(arranged));
  }

  public static RegistrarAnswers none() {
    return NONE;
  }

  /**
   * Returns what was arranged.
   *
   * @return an unmodifiable view
   */
  public Map<RegistrarSubject, RegistrarOutcome> arranged() {
    return arranged;
  }

  public RegistrarAnswers with(RegistrarSubject subject, RegistrarOutcome outcome) {
    return new RegistrarAnswers(arranged.plus(subject, outcome));
  }

  public RegistrarAnswers without(RegistrarSubject subject) {
    return new RegistrarAnswers(arranged.minus(subject));
  }

  /** Returns what the registrar answers now: the most specific arrangement, or the usual. */
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
