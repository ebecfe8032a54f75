/**
 * The door to the mock server: start it, ask where it is, reset it, close it. The only room that
 * sees all others, because it wires them.
 */
@NullMarked
package dev.sipregistration.mockserver;

import org.jspecify.annotations.NullMarked;
