package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RequestStyle;

/**
 * How often requests were written in a way.
 *
 * @param form the way
 * @param calls how many calls were
 */
public record FormCoverage(RequestStyle form, long calls) {}
