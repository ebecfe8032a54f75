package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.command.BindingCommand;
import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.TargetResolver;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.time.Instant;

/** The step that binds or unbinds a SIP registration. */
public record BindStep(BindingCommand command) implements Step<Account> {
  @Override
  public Outcome<Change<Account>> take(Account account, Instant now, IdSource ids) {
    return command.accept(new Execution(new BindingChanges(account, now)));
  }

  private record Execution(BindingChanges bindings)
      implements BindingCommand.Visitor<Outcome<Change<Account>>> {
    @Override
    public Outcome<Change<Account>> visit(BindingCommand.Bind command) {
      return find(command.sipRegistrationId(), command.target())
          .then(
              found -> {
                SipRegistration registration = found.registration();
                if (BindingChanges.refuse(
                    bindings.account(), registration.persistent(), found.target())) {
                  return Outcome.refused(Reason.PERSISTENT_WITH_USER);
                }
                bindings.bind(registration, found.target().over(registration.target()));
                return Outcome.accepted(bindings.done());
              });
    }

    @Override
    public Outcome<Change<Account>> visit(BindingCommand.UnbindAll command) {
      return find(command.sipRegistrationId())
          .map(
              registration -> {
                bindings.bind(registration, null);
                return bindings.done();
              });
    }

    @Override
    public Outcome<Change<Account>> visit(BindingCommand.UnbindFrom command) {
      return find(command.sipRegistrationId(), command.target())
          .map(
              found -> {
                BoundTarget current = found.registration().target();
                if (current != null) {
                  bindings.bind(found.registration(), current.without(found.target()));
                }
                return bindings.done();
              });
    }

    @Override
    public Outcome<Change<Account>> visit(BindingCommand.UnbindUser command) {
      return TargetResolver.resolveUser(
              bindings.account().directory(), command.application(), command.user())
          .map(
              user -> {
                bindings.free(user);
                return bindings.done();
              });
    }

    /** Finds both, or refuses with everything that is wrong with either. */
    private Outcome<Found> find(SipRegistrationId id, BindingTarget target) {
      return find(id)
          .and(TargetResolver.resolve(bindings.account().directory(), target), Found::new);
    }

    private Outcome<SipRegistration> find(SipRegistrationId id) {
      return bindings
          .account()
          .registrations()
          .find(id)
          .map(Outcome::accepted)
          .orElseGet(
              () ->
                  Outcome.refused(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
    }
  }

  /** A registration, and a target that exists, whether the one is bound to the other or not. */
  private record Found(SipRegistration registration, BoundTarget target) {}
}
