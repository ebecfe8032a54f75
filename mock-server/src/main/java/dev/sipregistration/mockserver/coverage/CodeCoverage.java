package dev.sipregistration.mockserver.coverage;

/**
 * How often responses had an error.
 *
 * @param code the platform's code
 * @param message the platform's text; empty for a code that the contract does not list
 * @param faultOnly whether only an injected fault can cause it
 */
public record CodeCoverage(int code, String message, boolean faultOnly, long calls) {}
