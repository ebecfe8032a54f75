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
public record BindStep(BindingCommand command) implements Step<Rebound> {
  @Override
  public Outcome<Change<Rebound>> take(Account account, Instant now, IdSource ids) {
    BindingChanges bindings = new BindingChanges(account, now);
    if (command instanceof BindingCommand.Bind bind) {
      return bind(bindings, bind);
    }
    if (command instanceof BindingCommand.UnbindAll unbind) {
      return unbindAll(bindings, unbind);
    }
    return command instanceof BindingCommand.UnbindFrom unbind
        ? unbindFrom(bindings, unbind)
        : unbindUser(bindings, (BindingCommand.UnbindUser) command);
  }

  private static Outcome<Change<Rebound>> bind(
      BindingChanges bindings, BindingCommand.Bind command) {
    return found(bindings, command.sipRegistrationId(), command.target())
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

  private static Outcome<Change<Rebound>> unbindAll(
      BindingChanges bindings, BindingCommand.UnbindAll command) {
    return registration(bindings, command.sipRegistrationId())
        .map(
            registration -> {
              bindings.bind(registration, null);
              return bindings.done();
            });
  }

  private static Outcome<Change<Rebound>> unbindFrom(
      BindingChanges bindings, BindingCommand.UnbindFrom command) {
    return found(bindings, command.sipRegistrationId(), command.target())
        .map(
            found -> {
              BoundTarget current = found.registration().target();
              if (current != null) {
                bindings.bind(found.registration(), current.without(found.target()));
              }
              return bindings.done();
            });
  }

  private static Outcome<Change<Rebound>> unbindUser(
      BindingChanges bindings, BindingCommand.UnbindUser command) {
    return TargetResolver.resolveUser(
            bindings.account().directory(), command.application(), command.user())
        .map(
            user -> {
              bindings.free(user);
              return bindings.done();
            });
  }

  /** A registration with a target that exists, but that need not have anything to do with it. */
  private record Found(SipRegistration registration, BoundTarget target) {}

  /** Finds both, or tells of everything that is wrong with either. */
  private static Outcome<Found> found(
      BindingChanges bindings, SipRegistrationId id, BindingTarget wished) {
    Outcome<BoundTarget> target = TargetResolver.resolve(bindings.account().directory(), wished);
    Outcome<SipRegistration> registration = registration(bindings, id);
    return registration.and(target, Found::new);
  }

  private static Outcome<SipRegistration> registration(
      BindingChanges bindings, SipRegistrationId id) {
    return bindings
        .account()
        .registrations()
        .find(id)
        .map(Outcome::accepted)
        .orElseGet(
            () -> Outcome.refused(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
  }
}
