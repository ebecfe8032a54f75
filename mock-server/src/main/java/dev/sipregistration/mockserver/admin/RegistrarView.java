package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.RegistrarAnswers;
import dev.sipregistration.mockserver.domain.RegistrarOutcome.Rejected;
import dev.sipregistration.mockserver.domain.RegistrarSubject;
import dev.sipregistration.mockserver.domain.RegistrarSubject.OfProxy;
import dev.sipregistration.mockserver.domain.RegistrarSubject.OfRegistration;
import dev.sipregistration.mockserver.domain.RegistrarSubject.OfUser;
import java.util.Comparator;
import java.util.List;

/** Shows what is arranged for registrars. */
final class RegistrarView {
  private static final int OK = 200;

  private static final Comparator<RegistrarOutcome> BY_SUBJECT =
      Comparator.comparing(
              RegistrarOutcome::getSipRegistrationId,
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              RegistrarOutcome::getUserId, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              RegistrarOutcome::getProxy, Comparator.nullsLast(Comparator.naturalOrder()));

  private RegistrarView() {}

  static List<RegistrarOutcome> all(RegistrarAnswers answers) {
    return answers.arranged().entrySet().stream()
        .map(arranged -> of(arranged.getKey(), arranged.getValue()))
        .sorted(BY_SUBJECT)
        .toList();
  }

  static RegistrarOutcome of(
      RegistrarSubject subject, dev.sipregistration.mockserver.domain.RegistrarOutcome answer) {
    RegistrarOutcome shown = new RegistrarOutcome();
    if (subject instanceof OfRegistration of) {
      shown.sipRegistrationId(of.id().value());
    } else if (subject instanceof OfUser of) {
      shown.userId(of.id().value());
    } else {
      shown.proxy(((OfProxy) subject).proxy().text());
    }
    return answer instanceof Rejected rejected
        ? shown.statusCode(rejected.status().code()).errorMessage(rejected.status().reason())
        : shown.statusCode(OK);
  }
}
