package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The six optional parameters that name a binding target, unchecked.
 *
 * @param <D> the draft that has them
 */
abstract sealed class TargetDraft<D extends TargetDraft<D>> permits CredentialsDraft, BindDraft {
  private @Nullable ApplicationId applicationId;
  private @Nullable String applicationName;
  private @Nullable RuleId ruleId;
  private @Nullable String ruleName;
  private @Nullable UserId userId;
  private @Nullable String userName;

  public final D applicationId(@Nullable ApplicationId value) {
    applicationId = value;
    return self();
  }

  public final D applicationName(@Nullable String value) {
    applicationName = Texts.orAbsent(value);
    return self();
  }

  public final D ruleId(@Nullable RuleId value) {
    ruleId = value;
    return self();
  }

  public final D ruleName(@Nullable String value) {
    ruleName = Texts.orAbsent(value);
    return self();
  }

  public final D userId(@Nullable UserId value) {
    userId = value;
    return self();
  }

  public final D userName(@Nullable String value) {
    userName = Texts.orAbsent(value);
    return self();
  }

  abstract D self();

  boolean namesApplication() {
    return applicationId != null || applicationName != null;
  }

  boolean namesRule() {
    return ruleId != null || ruleName != null;
  }

  boolean namesUser() {
    return userId != null || userName != null;
  }

  boolean isEmpty() {
    return !namesApplication() && !namesRule() && !namesUser();
  }

  /** Tells whether a user's id is the only parameter; it needs no application beside it. */
  boolean isUserIdAlone() {
    return !namesApplication() && !namesRule() && userId != null && userName == null;
  }

  @Nullable Reference<ApplicationId> application(Violations violations) {
    return violations.reference(
        applicationId, applicationName, Parameter.APPLICATION_ID, Parameter.APPLICATION_NAME);
  }

  @Nullable Reference<RuleId> rule(Violations violations) {
    return violations.reference(ruleId, ruleName, Parameter.RULE_ID, Parameter.RULE_NAME);
  }

  @Nullable Reference<UserId> user(Violations violations) {
    return violations.reference(userId, userName, Parameter.USER_ID, Parameter.USER_NAME);
  }
}
