package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.id.RuleId;

/** A rule of an application. */
public record RuleDocument(RuleId ruleId, String ruleName) {}
