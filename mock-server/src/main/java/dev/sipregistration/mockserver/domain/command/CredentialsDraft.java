package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.PartialCredentials;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that name credentials and a binding target, unchecked. A part is absent if it is
 * null or an empty text.
 *
 * @param <D> the draft that has them
 */
abstract sealed class CredentialsDraft<D extends CredentialsDraft<D>> extends TargetDraft<D>
    permits CreateDraft, UpdateDraft {
  private @Nullable String sipUsername;
  private @Nullable String proxy;
  private @Nullable String authUser;
  private @Nullable String outboundProxy;
  private @Nullable String password;

  public final D sipUsername(@Nullable String value) {
    sipUsername = Texts.orAbsent(value);
    return self();
  }

  public final D proxy(@Nullable String value) {
    proxy = Texts.orAbsent(value);
    return self();
  }

  public final D authUser(@Nullable String value) {
    authUser = Texts.orAbsent(value);
    return self();
  }

  public final D outboundProxy(@Nullable String value) {
    outboundProxy = Texts.orAbsent(value);
    return self();
  }

  public final D password(@Nullable String value) {
    password = Texts.orAbsent(value);
    return self();
  }

  /**
   * Returns the credentials, without the parts that are wrong.
   *
   * @param required whether there must be a user name and a proxy
   */
  PartialCredentials credentials(Violations violations, boolean required) {
    violations.require(!required || sipUsername != null, Parameter.SIP_USERNAME);
    SipUsername checkedUsername =
        violations.parsed(
            sipUsername, SipUsername::parse, Reason.SIP_USERNAME_MALFORMED, Parameter.SIP_USERNAME);
    violations.require(!required || proxy != null, Parameter.PROXY);
    SipProxy checkedProxy =
        violations.parsed(proxy, SipProxy::parse, Reason.PROXY_MALFORMED, Parameter.PROXY);
    SipProxy checkedOutboundProxy =
        violations.parsed(
            outboundProxy, SipProxy::parse, Reason.PROXY_MALFORMED, Parameter.OUTBOUND_PROXY);
    return new PartialCredentials(
        checkedUsername,
        checkedProxy,
        authUser,
        checkedOutboundProxy,
        password == null ? null : new Secret(password));
  }

  /** Returns the target, or null if there is none or something is wrong with it. */
  @Nullable BindingTarget target(Violations violations) {
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
