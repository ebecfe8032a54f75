package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a SIP registration is bound to: ids that exist and belong together.
 *
 * @param ruleId the rule of that application which gets every call, or null for none
 * @param userId the user of that application who holds the registration, or null for none
 */
public record BoundTarget(
    ApplicationId applicationId, @Nullable RuleId ruleId, @Nullable UserId userId) {

  public BoundTarget withoutUser() {
    return new BoundTarget(applicationId, ruleId, null);
  }

  /** Returns this target on top of an earlier one: the same application keeps what is not named. */
  public BoundTarget over(@Nullable BoundTarget earlier) {
    if (earlier == null || !earlier.applicationId.equals(applicationId)) {
      return this;
    }
    return new BoundTarget(
        applicationId,
        ruleId == null ? earlier.ruleId : ruleId,
        userId == null ? earlier.userId : userId);
  }

  /**
   * Returns what is left without another target; null if nothing is.
   *
   * <p>An application alone takes everything with it. A rule or user goes if it is the one named,
   * and what was bound to another application is not touched.
   */
  public @Nullable BoundTarget without(BoundTarget named) {
    if (!applicationId.equals(named.applicationId)) {
      return this;
    }
    if (named.ruleId == null && named.userId == null) {
      return null;
    }
    return new BoundTarget(
        applicationId,
        Objects.equals(ruleId, named.ruleId) ? null : ruleId,
        Objects.equals(userId, named.userId) ? null : userId);
  }
}
