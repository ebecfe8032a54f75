package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.account.RateWindow;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account with all that belongs to it.
 *
 * <p>With a ledger, it is the state of the account: SIP registrations say what state they are in.
 * Without one, the account has a balance, and its SIP registrations are still to be created.
 */
public record AccountDocument(
    AccountId accountId,
    AccountName accountName,
    @Nullable String accountEmail,
    @Nullable CurrencyCode currency,
    @Nullable BigDecimal balance,
    @Nullable AccountId parentAccountId,
    @Nullable Secret apiKey,
    @JsonDeserialize(using = DocumentValues.AnyLength.class) @Nullable String callbackUrl,
    @Nullable Secret callbackSalt,
    @Nullable Long nextCallbackId,
    @Nullable Boolean active,
    @Nullable Boolean frozen,
    @Nullable BigDecimal creditLimit,
    @Nullable PriceListDocument priceList,
    @Nullable Integer maxSipRegistrations,
    @Nullable Integer requestsPerSecond,
    @Nullable BigDecimal lowBalance,
    @Nullable OptionsDocument options,
    @Nullable List<ServiceAccountDocument> serviceAccounts,
    @Nullable List<ApplicationDocument> applications,
    @Nullable List<LedgerEntryDocument> ledger,
    @Nullable List<SipRegistrationDocument> sipRegistrations,
    @Nullable List<RegistrarResponseDocument> registrarAnswers,
    @Nullable List<OutboxEntry> outbox,
    @Nullable RateWindow calls) {}
