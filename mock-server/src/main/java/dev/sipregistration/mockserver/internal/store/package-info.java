/** The store of worlds: in the memory of this process. */
@NullMarked
package dev.sipregistration.mockserver.internal.store;

import org.jspecify.annotations.NullMarked;
