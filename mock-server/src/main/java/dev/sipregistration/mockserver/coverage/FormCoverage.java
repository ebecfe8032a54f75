package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.CallForm;

/**
 * How often requests were written in a way.
 *
 * @param form the way
 * @param calls how many calls were
 */
public record FormCoverage(CallForm form, long calls) {}
