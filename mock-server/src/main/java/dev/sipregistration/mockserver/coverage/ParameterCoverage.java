package dev.sipregistration.mockserver.coverage;

import java.util.List;

/**
 * How a parameter was used. Calls that were not let in do not count, nor do empty values, which the
 * platform takes for none.
 *
 * @param name its name
 * @param calls how many calls had it
 * @param succeeded how many of them succeeded
 * @param values how often it had each value, if it is true or false; otherwise empty
 */
public record ParameterCoverage(
    String name, long calls, long succeeded, List<ValueCoverage> values) {}
