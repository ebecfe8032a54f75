package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.ApplicationId;

/**
 * An application of an account: what rules and users belong to.
 *
 * @param id its id
 * @param name its full name, for example {@code demo.demo.voximplant.com}
 */
public record Application(ApplicationId id, String name) {}
