/** The store of worlds: in the memory of this process, with a port for keeping them beyond it. */
@NullMarked
package dev.sipregistration.mockserver.internal.store;

import org.jspecify.annotations.NullMarked;
