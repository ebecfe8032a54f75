/** Names that somebody wrote, and the ones that were meant. Plain Java. */
@NullMarked
package dev.sipregistration.mockserver.names;

import org.jspecify.annotations.NullMarked;
