package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject.OfProxy;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject.OfRegistration;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject.OfUser;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and names whose REGISTERs an answer is for. */
public final class RegistrarSubjects {
  public static final String EXACTLY_ONE =
      "Give exactly one of sip_registration_id, user_id and proxy";

  private RegistrarSubjects() {}

  /**
   * Reads a subject, of which there are three ways to name it.
   *
   * @return the subject, or nothing if none of them is there
   * @throws ProblemException if more than one is there
   */
  public static Optional<RegistrarSubject> only(
      @Nullable Long registration, @Nullable Long user, @Nullable SipProxy proxy) {
    List<RegistrarSubject> subjects = new ArrayList<>();
    if (registration != null) {
      subjects.add(new OfRegistration(new SipRegistrationId(registration)));
    }
    if (user != null) {
      subjects.add(new OfUser(new UserId(user)));
    }
    if (proxy != null) {
      subjects.add(new OfProxy(proxy));
    }
    if (subjects.size() > 1) {
      throw ProblemException.badRequest("", EXACTLY_ONE);
    }
    return subjects.stream().findFirst();
  }

  /**
   * Reads a proxy.
   *
   * @throws ProblemException if it is none, at the place in the body that the pointer names
   */
  public static @Nullable SipProxy proxy(String pointer, @Nullable String text) {
    if (text == null) {
      return null;
    }
    return SipProxy.parse(text)
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    pointer, "proxy must be a SIP proxy, such as sip.example.org"));
  }

  /** Returns the name of the member that names such a subject. */
  public static String member(RegistrarSubject subject) {
    return subject.fold(id -> "sip_registration_id", user -> "user_id", proxy -> "proxy");
  }

  /** Returns the subject for people. */
  public static String text(RegistrarSubject subject) {
    return subject.fold(
        id -> "SIP registration " + id, user -> "user " + user, proxy -> "proxy " + proxy);
  }
}
