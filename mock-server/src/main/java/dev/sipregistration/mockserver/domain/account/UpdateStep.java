package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.command.UpdateCommand;
import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.SipCredentials;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.time.Instant;

/** The step that changes the credentials of a SIP registration, its target, or both. */
public record UpdateStep(UpdateCommand command) implements Step<Account> {
  @Override
  public Outcome<Change<Account>> take(Account account, Instant now, IdSource ids) {
    BindingTarget target = command.target();
    return target == null
        ? account
            .registration(command.sipRegistrationId())
            .map(registration -> changed(account, registration, registration, now))
        : FoundBinding.find(account, command.sipRegistrationId(), target)
            .then(found -> bound(account, found, now));
  }

  private Outcome<Change<Account>> bound(Account account, FoundBinding found, Instant now) {
    SipRegistration before = found.registration();
    if (BindingChanges.refuse(account, before.persistent(), found.target())) {
      return Outcome.refused(Reason.PERSISTENT_WITH_USER);
    }
    BoundTarget target = found.target().over(before.target());
    SipRegistration bound = target.equals(before.target()) ? before : before.boundTo(target, now);
    return Outcome.accepted(changed(account, before, bound, now));
  }

  private Change<Account> changed(
      Account account, SipRegistration before, SipRegistration bound, Instant now) {
    SipCredentials credentials = command.credentials().over(before.credentials());
    BindingChanges bindings = new BindingChanges(account, now);
    if (!credentials.equals(before.credentials())) {
      bindings.restart(bound.with(credentials, now));
    } else if (!bound.equals(before)) {
      bindings.put(bound);
    }
    return bindings.done();
  }
}
