package dev.sipregistration.mockserver.coverage;

/**
 * How often a parameter had a value.
 *
 * @param value {@code true} or {@code false}, however it was written
 */
public record ValueCoverage(String value, long calls) {}
