/** The vendor's contract as data: operations, their parameters, whole requests. */
@NullMarked
package dev.sipregistration.mockserver.internal.contract;

import org.jspecify.annotations.NullMarked;
