package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.command.BindingCommand;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.TargetResolver;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.time.Instant;

/** The step that binds or unbinds a SIP registration. */
public record BindStep(BindingCommand command) implements Step<Account> {
  @Override
  public Outcome<Change<Account>> take(Account account, Instant now, IdSource ids) {
    BindingChanges bindings = new BindingChanges(account, now);
    return decide(bindings).map(accepted -> bindings.done());
  }

  private Outcome<?> decide(BindingChanges bindings) {
    Account account = bindings.account();
    if (command instanceof BindingCommand.Bind bind) {
      return FoundBinding.find(account, bind.sipRegistrationId(), bind.target())
          .then(found -> bind(bindings, found));
    }
    if (command instanceof BindingCommand.UnbindFrom unbind) {
      return FoundBinding.find(account, unbind.sipRegistrationId(), unbind.target())
          .map(found -> unbind(bindings, found));
    }
    if (command instanceof BindingCommand.UnbindAll unbind) {
      return account
          .registration(unbind.sipRegistrationId())
          .map(registration -> bindings.bind(registration, null));
    }
    BindingCommand.UnbindUser unbind = (BindingCommand.UnbindUser) command;
    return TargetResolver.resolveUser(account.directory(), unbind.application(), unbind.user())
        .map(bindings::free);
  }

  private static Outcome<BindingChanges> bind(BindingChanges bindings, FoundBinding found) {
    SipRegistration registration = found.registration();
    return BindingChanges.refuse(bindings.account(), registration.persistent(), found.target())
        ? Outcome.refused(Reason.PERSISTENT_WITH_USER)
        : Outcome.accepted(bindings.bind(registration, found.target().over(registration.target())));
  }

  private static BindingChanges unbind(BindingChanges bindings, FoundBinding found) {
    BoundTarget current = found.registration().target();
    return current == null
        ? bindings
        : bindings.bind(found.registration(), current.without(found.target()));
  }
}
