package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;

/**
 * A rule of an application, which decides what happens to a call.
 *
 * @param id its id
 * @param name its name, unique within its application
 * @param applicationId the application it belongs to
 */
public record Rule(RuleId id, String name, ApplicationId applicationId) {}
