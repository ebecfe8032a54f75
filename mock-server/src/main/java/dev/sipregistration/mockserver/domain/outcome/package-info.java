/** What comes of a command: a value, or the refusals that explain why there is none. */
@NullMarked
package dev.sipregistration.mockserver.domain.outcome;

import org.jspecify.annotations.NullMarked;
