package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarResponses;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject.OfProxy;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject.OfRegistration;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject.OfUser;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarOutcomeModel;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and shows the arranged outcomes of registrars. */
public final class RegistrarOutcomes {
  private static final String EXACTLY_ONE =
      "Give exactly one of sip_registration_id, user_id and proxy";

  private static final Comparator<RegistrarOutcomeModel> BY_SUBJECT =
      Comparator.comparing(
              RegistrarOutcomeModel::getSipRegistrationId,
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              RegistrarOutcomeModel::getUserId, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              RegistrarOutcomeModel::getProxy, Comparator.nullsLast(Comparator.naturalOrder()));

  private RegistrarOutcomes() {}

  /** Reads the subject of a body, which must have exactly one. */
  public static RegistrarSubject subject(RegistrarOutcomeModel body) {
    return subject("/proxy", body.getSipRegistrationId(), body.getUserId(), body.getProxy())
        .orElseThrow(() -> ProblemException.badRequest("", EXACTLY_ONE));
  }

  /** Reads a subject, or nothing if there is none; there may be one at most. */
  public static Optional<RegistrarSubject> subject(
      String proxyPointer,
      @Nullable Long registration,
      @Nullable Long user,
      @Nullable String proxy) {
    List<RegistrarSubject> subjects =
        Stream.<@Nullable RegistrarSubject>of(
                registration == null
                    ? null
                    : new OfRegistration(new SipRegistrationId(registration)),
                user == null ? null : new OfUser(new UserId(user)),
                proxy == null ? null : new OfProxy(proxy(proxyPointer, proxy)))
            .filter(Objects::nonNull)
            .toList();
    if (subjects.size() > 1) {
      throw ProblemException.badRequest("", EXACTLY_ONE);
    }
    return subjects.stream().findFirst();
  }

  private static SipProxy proxy(String pointer, String text) {
    return SipProxy.parse(text)
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    pointer, "proxy must be a SIP proxy, such as sip.example.org"));
  }

  public static RegistrarOutcome outcome(RegistrarOutcomeModel body) {
    Integer code = body.getStatusCode();
    String reason = body.getErrorMessage();
    if (code == null || !RegistrarOutcome.isStatusCode(code)) {
      throw BodyChecks.wrong("status_code", "200, or 300 to 699");
    }
    if (reason != null && Texts.isTooLong(reason)) {
      throw BodyChecks.wrong("error_message", "a text of 255 characters at most");
    }
    if (reason != null && code == SipStatus.OK) {
      throw BodyChecks.wrong("error_message", "left out with status 200");
    }
    return RegistrarOutcome.of(code, reason);
  }

  public static List<RegistrarOutcomeModel> all(RegistrarResponses responses) {
    return responses.arranged().entrySet().stream()
        .map(arranged -> of(arranged.getKey(), arranged.getValue()))
        .sorted(BY_SUBJECT)
        .toList();
  }

  public static RegistrarOutcomeModel of(RegistrarSubject subject, RegistrarOutcome outcome) {
    return outcome instanceof RegistrarOutcome.Rejected rejected
        ? of(subject).statusCode(rejected.status().code()).errorMessage(rejected.status().reason())
        : of(subject).statusCode(SipStatus.OK);
  }

  /** Returns the subject without an outcome. */
  public static RegistrarOutcomeModel of(RegistrarSubject subject) {
    RegistrarOutcomeModel shown = new RegistrarOutcomeModel();
    return subject.fold(
        id -> shown.sipRegistrationId(id.value()),
        user -> shown.userId(user.value()),
        proxy -> shown.proxy(proxy.text()));
  }

  /** Returns the problem of a subject that an account does not have; it has every proxy. */
  public static ProblemException notThere(long account, RegistrarSubject subject, boolean inBody) {
    RegistrarOutcomeModel shown = of(subject);
    boolean user = shown.getUserId() != null;
    return ProblemException.badRequest(
        inBody ? (user ? "/user_id" : "/sip_registration_id") : "",
        "Account "
            + account
            + " has no "
            + (user
                ? "user " + shown.getUserId()
                : "SIP registration " + shown.getSipRegistrationId()));
  }
}
