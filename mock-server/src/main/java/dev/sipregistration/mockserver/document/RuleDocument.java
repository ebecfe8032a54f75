package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.id.RuleId;
import org.jspecify.annotations.Nullable;

/** A rule of an application. */
public record RuleDocument(@Nullable RuleId ruleId, @Nullable String ruleName) {}
