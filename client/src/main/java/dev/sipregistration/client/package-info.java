/**
 * A client of the SIP registration calls of the Voximplant Management API.
 *
 * <p>Start at {@link dev.sipregistration.client.SipRegistrationClient}. A reference is never null
 * unless it is marked with {@code @Nullable}; passing null elsewhere ends in a {@link
 * NullPointerException}.
 */
@NullMarked
package dev.sipregistration.client;

import org.jspecify.annotations.NullMarked;
