package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RequestStyle;

/**
 * How often requests were written in a style.
 *
 * @param form the style
 * @param calls the number of calls
 */
public record FormCoverage(RequestStyle form, long calls) {}
