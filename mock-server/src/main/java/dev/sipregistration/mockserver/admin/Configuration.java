package dev.sipregistration.mockserver.admin;

import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * What the admin API tells of how the server runs.
 *
 * @param version the version of the mock server
 * @param host the name or address that it listens on, as it was given
 * @param options the value of each option by its name on the command line, without secrets; asked
 *     for only once the server listens
 */
public record Configuration(
    String version, String host, Supplier<SortedMap<String, String>> options) {}
