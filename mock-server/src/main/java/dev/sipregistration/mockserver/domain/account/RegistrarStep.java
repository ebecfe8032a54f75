package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarResponses;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** The step that changes how registrars respond; the new responses count at once. */
public record RegistrarStep(RegistrarSubject subject, UnaryOperator<RegistrarResponses> change)
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
              return Change.of(changed);
            });
  }

  private Outcome<List<SipRegistration>> affected(Account account) {
    SipRegistrationIndex registrations = account.registrations();
    return subject.fold(
        id -> account.registration(id).map(List::of),
        user -> account.user(user).map(held -> registrations.heldBy(user).stream().toList()),
        proxy ->
            Outcome.accepted(
                registrations.all().stream()
                    .filter(registration -> registration.credentials().proxy().equals(proxy))
                    .toList()));
  }
}
