package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The unchecked parameters of a call that binds or unbinds a SIP registration. A part is absent if
 * it is null or an empty text; without {@code bind} the call binds.
 *
 * <p>To bind, the registration and an application are required, and a rule and a user are optional.
 * To unbind, either:
 *
 * <ul>
 *   <li>a registration alone, or with the same kind of target, or
 *   <li>a user without a registration: with an application, or by id and with nothing else at all,
 *       as in the vendor's own sample.
 * </ul>
 *
 * <p>A rule without a registration is refused: the vendor documents only for users that they are
 * freed from all registrations. So is an application without registration and user.
 *
 * <p>Mutable and for one thread.
 */
public final class BindDraft extends TargetDraft<BindDraft> {
  private @Nullable SipRegistrationId sipRegistrationId;
  private boolean bind = true;

  public BindDraft sipRegistrationId(@Nullable SipRegistrationId value) {
    sipRegistrationId = value;
    return this;
  }

  public BindDraft bind(@Nullable Boolean value) {
    bind = value == null || value;
    return this;
  }

  @Override
  BindDraft self() {
    return this;
  }

  /** Returns the command, or all that is wrong with the draft, in the contract's order. */
  public Outcome<BindingCommand> check() {
    boolean userAlone = sipRegistrationId == null && isUserIdAlone();
    Violations violations = new Violations();
    violations.require(sipRegistrationId != null || freesUser(), Parameter.SIP_REGISTRATION_ID);
    if (bind || !isEmpty()) {
      violations.require(namesApplication() || (!bind && userAlone), Parameter.APPLICATION_ID);
    }
    Reference<ApplicationId> application = application(violations);
    Reference<RuleId> rule = rule(violations);
    Reference<UserId> user = user(violations);
    return violations.unlessAny(() -> command(application, rule, user));
  }

  /** Tells whether this frees a user from all registrations and so needs none. */
  private boolean freesUser() {
    return !bind && namesUser() && !namesRule();
  }

  private BindingCommand command(
      @Nullable Reference<ApplicationId> application,
      @Nullable Reference<RuleId> rule,
      @Nullable Reference<UserId> user) {
    if (sipRegistrationId == null) {
      return new BindingCommand.UnbindUser(application, Objects.requireNonNull(user));
    }
    if (application == null) {
      return new BindingCommand.UnbindAll(sipRegistrationId);
    }
    BindingTarget checked = new BindingTarget(application, rule, user);
    return bind
        ? new BindingCommand.Bind(sipRegistrationId, checked)
        : new BindingCommand.UnbindFrom(sipRegistrationId, checked);
  }
}
