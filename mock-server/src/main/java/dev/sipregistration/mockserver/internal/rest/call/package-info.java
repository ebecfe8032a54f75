/** A call of the platform: operation, parameters, and its errors in the vendor's codes. */
@NullMarked
package dev.sipregistration.mockserver.internal.rest.call;

import org.jspecify.annotations.NullMarked;
