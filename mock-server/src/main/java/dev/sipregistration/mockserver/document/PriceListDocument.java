package dev.sipregistration.mockserver.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a month of a SIP registration costs. */
public record PriceListDocument(BigDecimal monthlyFee, @Nullable BigDecimal taxRate) {}
