package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a command binds a SIP registration to, or unbinds it from; neither known to exist nor to
 * belong together.
 *
 * @param application the application, without which a rule or user cannot be named
 * @param rule the rule, or null if none is named
 * @param user the user, or null if none is named
 */
public record BindingTarget(
    Reference<ApplicationId> application,
    @Nullable Reference<RuleId> rule,
    @Nullable Reference<UserId> user) {}
