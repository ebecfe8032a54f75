package dev.sipregistration.mockserver.coverage;

/**
 * How often responses had an HTTP status other than 200.
 *
 * @param status the status
 * @param calls the number of responses with it
 */
public record StatusCoverage(int status, long calls) {}
