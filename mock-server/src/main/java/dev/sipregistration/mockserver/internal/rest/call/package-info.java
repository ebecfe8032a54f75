/**
 * A call of the platform as it is read: operation, parameters, and what refuses it in the vendor's
 * codes.
 */
@NullMarked
package dev.sipregistration.mockserver.internal.rest.call;

import org.jspecify.annotations.NullMarked;
