package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A SIP registration. In an account with a ledger it has a state; otherwise it is created, on its
 * purchase date or as the world begins, and renewed since.
 */
public record SipRegistrationDocument(
    SipRegistrationId sipRegistrationId,
    SipUsername sipUsername,
    SipProxy proxy,
    @JsonDeserialize(using = DocumentValues.AnyCharacters.class) @Nullable String authUser,
    @Nullable SipProxy outboundProxy,
    @JsonDeserialize(using = DocumentValues.AnySecret.class) @Nullable Secret password,
    @Nullable Boolean isPersistent,
    @Nullable ApplicationId applicationId,
    @Nullable String applicationName,
    @Nullable RuleId ruleId,
    @Nullable String ruleName,
    @Nullable UserId userId,
    @Nullable String userName,
    @Nullable Instant purchaseDate,
    @Nullable PriceListDocument priceList,
    SipRegistrationState.@Nullable Kind state,
    @Nullable Instant inProgressUntil,
    SipRegistrationState.@Nullable Kind lastResult,
    @Nullable Integer statusCode,
    @JsonDeserialize(using = DocumentValues.Phrase.class) @Nullable String errorMessage,
    @Nullable Instant lastUpdated) {}
