/**
 * What of the platform's API has been used: which operations, parameters, forms of requests and
 * refusals a run of tests has reached, and which it has not. Plain Java.
 */
@NullMarked
package dev.sipregistration.mockserver.coverage;

import org.jspecify.annotations.NullMarked;
