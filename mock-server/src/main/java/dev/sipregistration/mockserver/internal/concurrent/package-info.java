/** Threads of the mock server. Plain Java. */
@NullMarked
package dev.sipregistration.mockserver.internal.concurrent;

import org.jspecify.annotations.NullMarked;
