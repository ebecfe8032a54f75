package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.RegistrarAnswers;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** The step that changes how registrars answer; the new answers count at once. */
public record RegistrarStep(RegistrarSubject subject, UnaryOperator<RegistrarAnswers> change)
    implements Step<Account> {
  @Override
  public Outcome<Change<Account>> take(Account account, Instant now, IdSource ids) {
    return affected(account)
        .map(
            registrations -> {
              Account changed = account.with(change.apply(account.registrars()));
              for (SipRegistration registration : registrations) {
                changed = RegistrationLifecycle.put(changed, registration, now);
              }
              return new Change<>(changed, changed);
            });
  }

  private Outcome<List<SipRegistration>> affected(Account account) {
    SipRegistrationIndex registrations = account.registrations();
    return subject.fold(
        id ->
            registrations
                .find(id)
                .map(found -> Outcome.accepted(List.of(found)))
                .orElseGet(
                    () ->
                        Outcome.refused(
                            Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID)),
        user ->
            account.directory().user(user).isPresent()
                ? Outcome.accepted(registrations.heldBy(user).stream().toList())
                : Outcome.refused(Reason.USER_UNKNOWN, Parameter.USER_ID),
        proxy ->
            Outcome.accepted(
                registrations.all().stream()
                    .filter(registration -> registration.credentials().proxy().equals(proxy))
                    .toList()));
  }
}
