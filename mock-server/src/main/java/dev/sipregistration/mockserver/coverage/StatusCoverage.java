package dev.sipregistration.mockserver.coverage;

/**
 * How often an HTTP status was given that is not 200.
 *
 * @param status the status
 * @param calls how many calls were answered with it
 */
public record StatusCoverage(int status, long calls) {}
