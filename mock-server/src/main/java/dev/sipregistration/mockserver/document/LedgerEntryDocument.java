package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a ledger; which keys it has depends on its type. */
public record LedgerEntryDocument(
    LedgerEntry.Type type,
    @Nullable Instant at,
    @Nullable BigDecimal amount,
    @Nullable SipRegistrationId sipRegistrationId,
    @Nullable BigDecimal fee,
    @Nullable BigDecimal tax) {}
