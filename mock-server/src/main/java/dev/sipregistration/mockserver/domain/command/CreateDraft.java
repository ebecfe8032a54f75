package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.SipCredentials;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The unchecked parameters of a call that creates a SIP registration. A part is absent if it is
 * null or an empty text; without {@code persistent} the registration is persistent.
 *
 * <p>Mutable and for one thread.
 */
public final class CreateDraft extends TargetDraft<CreateDraft> {
  private @Nullable String sipUsername;
  private @Nullable String proxy;
  private @Nullable String authUser;
  private @Nullable String outboundProxy;
  private @Nullable String password;
  private boolean persistent = true;

  public CreateDraft sipUsername(@Nullable String value) {
    sipUsername = Texts.orAbsent(value);
    return this;
  }

  public CreateDraft proxy(@Nullable String value) {
    proxy = Texts.orAbsent(value);
    return this;
  }

  public CreateDraft authUser(@Nullable String value) {
    authUser = Texts.orAbsent(value);
    return this;
  }

  public CreateDraft outboundProxy(@Nullable String value) {
    outboundProxy = Texts.orAbsent(value);
    return this;
  }

  public CreateDraft password(@Nullable String value) {
    password = Texts.orAbsent(value);
    return this;
  }

  public CreateDraft persistent(@Nullable Boolean value) {
    persistent = value == null || value;
    return this;
  }

  @Override
  CreateDraft self() {
    return this;
  }

  /** Returns the command, or all that is wrong with the draft, in the contract's order. */
  public Outcome<CreateCommand> check() {
    Violations violations = new Violations();
    violations.require(sipUsername != null, Parameter.SIP_USERNAME);
    SipUsername checkedUsername =
        violations.parsed(
            sipUsername, SipUsername::parse, Reason.SIP_USERNAME_MALFORMED, Parameter.SIP_USERNAME);
    violations.require(proxy != null, Parameter.PROXY);
    SipProxy checkedProxy =
        violations.parsed(proxy, SipProxy::parse, Reason.PROXY_MALFORMED, Parameter.PROXY);
    SipProxy checkedOutboundProxy =
        violations.parsed(
            outboundProxy, SipProxy::parse, Reason.PROXY_MALFORMED, Parameter.OUTBOUND_PROXY);
    BindingTarget checkedTarget = target(violations);
    return violations.unlessAny(
        () ->
            new CreateCommand(
                new SipCredentials(
                    Objects.requireNonNull(checkedUsername),
                    Objects.requireNonNull(checkedProxy),
                    authUser,
                    checkedOutboundProxy,
                    password == null ? null : new Secret(password)),
                persistent,
                checkedTarget));
  }

  private @Nullable BindingTarget target(Violations violations) {
    if (isEmpty()) {
      return null;
    }
    violations.require(namesApplication(), Parameter.APPLICATION_ID);
    Reference<ApplicationId> application = application(violations);
    Reference<RuleId> rule = rule(violations);
    Reference<UserId> user = user(violations);
    return application == null ? null : new BindingTarget(application, rule, user);
  }
}
