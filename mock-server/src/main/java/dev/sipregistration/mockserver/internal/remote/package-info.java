/** The admin API as a client in another process calls it, and what its responses mean. */
@NullMarked
package dev.sipregistration.mockserver.internal.remote;

import org.jspecify.annotations.NullMarked;
