/** Replaces the whole state of a server. */
@NullMarked
package dev.sipregistration.mockserver.internal.state;

import org.jspecify.annotations.NullMarked;
