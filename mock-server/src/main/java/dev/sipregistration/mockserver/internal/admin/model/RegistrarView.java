package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.sip.RegistrarAnswers;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome.Rejected;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarOutcomeModel;
import java.util.Comparator;
import java.util.List;

/** Shows what is arranged for registrars. */
public final class RegistrarView {
  private static final Comparator<RegistrarOutcomeModel> BY_SUBJECT =
      Comparator.comparing(
              RegistrarOutcomeModel::getSipRegistrationId,
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              RegistrarOutcomeModel::getUserId, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              RegistrarOutcomeModel::getProxy, Comparator.nullsLast(Comparator.naturalOrder()));

  private RegistrarView() {}

  public static List<RegistrarOutcomeModel> all(RegistrarAnswers answers) {
    return answers.arranged().entrySet().stream()
        .map(arranged -> of(arranged.getKey(), arranged.getValue()))
        .sorted(BY_SUBJECT)
        .toList();
  }

  public static RegistrarOutcomeModel of(RegistrarSubject subject, RegistrarOutcome answer) {
    RegistrarOutcomeModel shown = new RegistrarOutcomeModel();
    subject.fold(
        id -> shown.sipRegistrationId(id.value()),
        user -> shown.userId(user.value()),
        proxy -> shown.proxy(proxy.text()));
    return answer instanceof Rejected rejected
        ? shown.statusCode(rejected.status().code()).errorMessage(rejected.status().reason())
        : shown.statusCode(SipStatus.OK);
  }
}
