package dev.sipregistration.mockserver.domain;

import org.jspecify.annotations.Nullable;

/** The six optional parameters that name a binding target, as a caller gave them. */
final class TargetDraft {
  @Nullable ApplicationId applicationId;
  @Nullable String applicationName;
  @Nullable RuleId ruleId;
  @Nullable String ruleName;
  @Nullable UserId userId;
  @Nullable String userName;

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

  /** Tells whether a user's id is all there is, which needs no application to be understood. */
  boolean isUserIdAlone() {
    return !namesApplication() && !namesRule() && userId != null && userName == null;
  }

  void requireApplication(Violations violations) {
    violations.require(namesApplication(), Parameter.APPLICATION_ID);
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
