package dev.sipregistration.mockserver.coverage;

import java.util.List;

/**
 * The use of a parameter. Calls that were not authenticated do not count, nor do empty values,
 * which the platform ignores.
 *
 * @param calls how many calls had it
 * @param succeeded how many of them succeeded
 * @param values how often it had each value, if it is a boolean; otherwise empty
 */
public record ParameterCoverage(
    String name, long calls, long succeeded, List<ValueCoverage> values) {}
