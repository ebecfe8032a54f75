package dev.sipregistration.mockserver.coverage;

/**
 * How often an error was given.
 *
 * @param code the platform's code
 * @param message the platform's text; empty for a code that the operation does not give by contract
 * @param faultOnly whether nothing but a fault that was arranged gives it
 * @param calls how many calls were answered with it
 */
public record CodeCoverage(int code, String message, boolean faultOnly, long calls) {}
