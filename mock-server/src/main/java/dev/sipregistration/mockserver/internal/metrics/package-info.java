/** The metrics of a mock server. */
@NullMarked
package dev.sipregistration.mockserver.internal.metrics;

import org.jspecify.annotations.NullMarked;
