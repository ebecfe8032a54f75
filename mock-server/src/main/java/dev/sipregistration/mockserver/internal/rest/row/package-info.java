/** SIP registrations as the vendor lists them. */
@NullMarked
package dev.sipregistration.mockserver.internal.rest.row;

import org.jspecify.annotations.NullMarked;
