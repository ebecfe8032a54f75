/** Names that somebody wrote, and the ones that were meant. Plain Java. */
@NullMarked
package dev.sipregistration.mockserver.internal.text;

import org.jspecify.annotations.NullMarked;
