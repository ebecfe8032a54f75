package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.Secret;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the admin API tells of how the server runs.
 *
 * @param version the version of the mock server
 * @param host the name or address that it listens on, as it was given
 * @param adminToken what every call but the health must send, or null if whoever reaches the server
 *     may control it
 * @param options the value of each option by its name on the command line, without secrets; asked
 *     for only once the server listens
 */
public record Configuration(
    String version,
    String host,
    @Nullable Secret adminToken,
    Supplier<SortedMap<String, String>> options) {}
