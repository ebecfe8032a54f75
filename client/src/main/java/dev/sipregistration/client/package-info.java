/**
 * A client of the SIP registration calls of the Voximplant Management API.
 *
 * <p>Start at {@link dev.sipregistration.client.SipRegistrationClient}. References are not null
 * unless annotated with {@code @Nullable}; null arguments elsewhere cause a {@link
 * NullPointerException}.
 */
@NullMarked
package dev.sipregistration.client;

import org.jspecify.annotations.NullMarked;
