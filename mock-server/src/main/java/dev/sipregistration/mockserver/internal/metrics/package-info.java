/** How much there is to do, in numbers, for whoever operates a mock server. */
@NullMarked
package dev.sipregistration.mockserver.internal.metrics;

import org.jspecify.annotations.NullMarked;
