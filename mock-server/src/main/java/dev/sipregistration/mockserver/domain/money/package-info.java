/** Amounts, prices, and the ledger from which every balance follows. */
@NullMarked
package dev.sipregistration.mockserver.domain.money;

import org.jspecify.annotations.NullMarked;
