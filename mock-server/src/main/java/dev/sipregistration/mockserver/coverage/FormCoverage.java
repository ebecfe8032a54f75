package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RequestStyle;

/** How often requests were written in a style. */
public record FormCoverage(RequestStyle form, long calls) {}
