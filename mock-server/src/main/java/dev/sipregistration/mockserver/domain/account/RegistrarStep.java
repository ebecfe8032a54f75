package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.RegistrarAnswers;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** The step that changes how registrars answer, and takes the new answers at once. */
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
    if (subject instanceof RegistrarSubject.OfRegistration of) {
      return account
          .registrations()
          .find(of.id())
          .map(found -> Outcome.accepted(List.of(found)))
          .orElseGet(
              () ->
                  Outcome.refused(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
    }
    if (subject instanceof RegistrarSubject.OfUser of) {
      return account.directory().user(of.id()).isPresent()
          ? Outcome.accepted(account.registrations().heldBy(of.id()).stream().toList())
          : Outcome.refused(Reason.USER_UNKNOWN, Parameter.USER_ID);
    }
    SipProxy proxy = ((RegistrarSubject.OfProxy) subject).proxy();
    return Outcome.accepted(
        account.registrations().all().stream()
            .filter(registration -> registration.credentials().proxy().equals(proxy))
            .toList());
  }
}
