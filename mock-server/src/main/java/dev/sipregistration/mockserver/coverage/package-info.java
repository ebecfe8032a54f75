/**
 * Coverage of the platform's API: the operations, parameters, styles of requests and refusals that
 * a test run has used, and those that it has not. Plain Java.
 */
@NullMarked
package dev.sipregistration.mockserver.coverage;

import org.jspecify.annotations.NullMarked;
