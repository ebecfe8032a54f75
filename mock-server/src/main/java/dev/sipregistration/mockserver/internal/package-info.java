/** Connects packages that do not depend on each other. */
@NullMarked
package dev.sipregistration.mockserver.internal;

import org.jspecify.annotations.NullMarked;
