/** Faults that are injected into calls: which calls, how often, and what their callers see. */
@NullMarked
package dev.sipregistration.mockserver.faults;

import org.jspecify.annotations.NullMarked;
