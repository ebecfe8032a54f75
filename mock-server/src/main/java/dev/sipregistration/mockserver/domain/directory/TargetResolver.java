package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a target names, in one account, and whether it belongs together.
 *
 * <p>Refuses with everything that is wrong: beside an unknown application, the id of a rule or user
 * can still be unknown to the account; a name cannot.
 */
public final class TargetResolver {
  private final Directory directory;
  private final List<Refusal> refusals = new ArrayList<>();

  private TargetResolver(Directory directory) {
    this.directory = directory;
  }

  public static Outcome<BoundTarget> resolve(Directory directory, BindingTarget target) {
    TargetResolver targets = new TargetResolver(directory);
    ApplicationId application = targets.application(target.application());
    RuleId rule = targets.rule(application, target.rule());
    UserId user = targets.user(application, target.user());
    return application == null || !targets.refusals.isEmpty()
        ? new Outcome.Refused<>(targets.refusals)
        : Outcome.accepted(new BoundTarget(application, rule, user));
  }

  /** Finds a user alone, who must belong to the application if one is named. */
  public static Outcome<UserId> resolveUser(
      Directory directory, @Nullable Reference<ApplicationId> application, Reference<UserId> user) {
    TargetResolver targets = new TargetResolver(directory);
    ApplicationId owner = application == null ? null : targets.application(application);
    UserId found = targets.user(owner, user);
    return found == null || !targets.refusals.isEmpty()
        ? new Outcome.Refused<>(targets.refusals)
        : Outcome.accepted(found);
  }

  private @Nullable ApplicationId application(Reference<ApplicationId> reference) {
    if (reference instanceof Reference.ById<ApplicationId> named) {
      return directory
          .application(named.id())
          .map(Application::id)
          .orElseGet(() -> refused(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID));
    }
    return directory
        .application(((Reference.ByName<ApplicationId>) reference).name())
        .map(Application::id)
        .orElseGet(() -> refused(Reason.APPLICATION_NAME_UNKNOWN, Parameter.APPLICATION_NAME));
  }

  private @Nullable RuleId rule(
      @Nullable ApplicationId application, @Nullable Reference<RuleId> reference) {
    if (reference instanceof Reference.ById<RuleId> named) {
      return directory
          .rule(named.id())
          .filter(rule -> application == null || rule.applicationId().equals(application))
          .map(Rule::id)
          .orElseGet(() -> refused(Reason.RULE_ID_UNKNOWN, Parameter.RULE_ID));
    }
    if (application != null && reference instanceof Reference.ByName<RuleId> named) {
      return directory
          .rule(application, named.name())
          .map(Rule::id)
          .orElseGet(() -> refused(Reason.RULE_NAME_UNKNOWN, Parameter.RULE_NAME));
    }
    return null;
  }

  private @Nullable UserId user(
      @Nullable ApplicationId application, @Nullable Reference<UserId> reference) {
    if (reference instanceof Reference.ById<UserId> named) {
      return userById(application, named.id());
    }
    if (application != null && reference instanceof Reference.ByName<UserId> named) {
      return directory
          .user(application, named.name())
          .map(User::id)
          .orElseGet(() -> refused(unknownOrElsewhere(named.name()), Parameter.USER_NAME));
    }
    return null;
  }

  private @Nullable UserId userById(@Nullable ApplicationId application, UserId id) {
    Optional<User> found = directory.user(id);
    if (found.isEmpty()) {
      return refused(Reason.USER_UNKNOWN, Parameter.USER_ID);
    }
    return application == null || found.get().applicationId().equals(application)
        ? id
        : refused(Reason.USER_OF_OTHER_APPLICATION, Parameter.USER_ID);
  }

  private Reason unknownOrElsewhere(String userName) {
    return directory.hasUserNamed(userName)
        ? Reason.USER_OF_OTHER_APPLICATION
        : Reason.USER_UNKNOWN;
  }

  /** Returns null, of the type of what was not found. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <I> @Nullable I refused(Reason reason, Parameter parameter) {
    refusals.add(Refusal.of(reason, parameter));
    return null;
  }
}
