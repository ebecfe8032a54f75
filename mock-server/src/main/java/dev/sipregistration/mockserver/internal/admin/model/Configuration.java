package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.Secret;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that the admin API shows.
 *
 * @param host the name or address that it listens on, as configured
 * @param adminToken the token of every call but health and readiness, or null if calls need none
 * @param options the value of each option by its name on the command line, without secrets; asked
 *     for only once the server listens
 */
public record Configuration(
    String version,
    String host,
    @Nullable Secret adminToken,
    Supplier<SortedMap<String, String>> options) {}
