package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/**
 * An application, a rule or a user that a SIP registration is bound to.
 *
 * @param id the id
 * @param name the name, or null if the response leaves it out
 */
public record NamedId(long id, @Nullable String name) {}
