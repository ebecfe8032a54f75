/**
 * Tells the owners of accounts what happened, by HTTP requests of its own: in order, again if need
 * be, and never in the way of a call.
 */
@NullMarked
package dev.sipregistration.mockserver.callbacks;

import org.jspecify.annotations.NullMarked;
