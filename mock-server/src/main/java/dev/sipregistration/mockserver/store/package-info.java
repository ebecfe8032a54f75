/** Where worlds live: in the memory of this process. */
@NullMarked
package dev.sipregistration.mockserver.store;

import org.jspecify.annotations.NullMarked;
