package dev.sipregistration.mockserver.coverage;

/** How often responses had an HTTP status other than 200. */
public record StatusCoverage(int status, long calls) {}
