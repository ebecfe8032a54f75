/** What ties packages together that do not know each other. */
@NullMarked
package dev.sipregistration.mockserver.internal;

import org.jspecify.annotations.NullMarked;
