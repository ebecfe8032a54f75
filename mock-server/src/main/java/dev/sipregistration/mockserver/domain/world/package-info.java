/**
 * All accounts at one instant, the port behind which they are stored, and the use cases on them.
 */
@NullMarked
package dev.sipregistration.mockserver.domain.world;

import org.jspecify.annotations.NullMarked;
