package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world. In all documents, what is nullable may be left out, and nothing else.
 *
 * @param clock when the clock is stopped; without it, the clock follows the system's
 * @param nextAccountId the id of the next account; without it, the one after the highest
 * @param nextSipRegistrationId the id of the next SIP registration; without it, the one after the
 *     highest
 */
@JsonPropertyOrder("clock")
public record WorldDocument(
    @JsonInclude(JsonInclude.Include.ALWAYS) List<AccountDocument> accounts,
    @Nullable Instant clock,
    @Nullable Long nextAccountId,
    @Nullable Long nextSipRegistrationId) {}
