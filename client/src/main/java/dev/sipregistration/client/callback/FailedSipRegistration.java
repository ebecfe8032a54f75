package dev.sipregistration.client.callback;

import dev.sipregistration.client.SipRegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * A SIP registration that has failed, and what its registrar has responded.
 *
 * @param id the SIP registration
 * @param statusCode the code of the SIP response, such as 403; null if it is left out or no number
 * @param errorMessage the text of the SIP response, or null if it is left out
 */
public record FailedSipRegistration(
    SipRegistrationId id, @Nullable Integer statusCode, @Nullable String errorMessage) {}
