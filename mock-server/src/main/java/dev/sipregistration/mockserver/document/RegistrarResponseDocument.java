package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import org.jspecify.annotations.Nullable;

/** How registrars respond to a SIP registration, a user or all that use a proxy. */
public record RegistrarResponseDocument(
    @Nullable SipRegistrationId sipRegistrationId,
    @Nullable UserId userId,
    @Nullable SipProxy proxy,
    Integer statusCode,
    @JsonDeserialize(using = DocumentValues.Phrase.class) @Nullable String errorMessage) {}
