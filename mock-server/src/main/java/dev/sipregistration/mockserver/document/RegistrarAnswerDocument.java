package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import org.jspecify.annotations.Nullable;

/** What registrars answer to a SIP registration, a user or all that use a proxy. */
public record RegistrarAnswerDocument(
    @Nullable SipRegistrationId sipRegistrationId,
    @Nullable UserId userId,
    @Nullable String proxy,
    @Nullable Long statusCode,
    @JsonDeserialize(using = TextReader.Phrase.class) @Nullable String errorMessage) {}
