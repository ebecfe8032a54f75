package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.money.LedgerEntry;

/** Writes entries of a ledger, each in one line, where times must be in quotes. */
final class LedgerWriter {
  private LedgerWriter() {}

  static YamlWriter entry(LedgerEntry entry) {
    YamlWriter written = new YamlWriter();
    if (entry instanceof LedgerEntry.OpeningBalance opening) {
      return written.text("type", "OPENING_BALANCE").amount("amount", opening.amount());
    }
    if (entry instanceof LedgerEntry.Deposit deposit) {
      return written
          .text("type", "DEPOSIT")
          .text("at", deposit.at().toString())
          .amount("amount", deposit.amount());
    }
    if (entry instanceof LedgerEntry.Settlement settlement) {
      return written
          .text("type", "SETTLEMENT")
          .text("at", settlement.at().toString())
          .number("sip_registration_id", settlement.reservation().sipRegistrationId().value());
    }
    LedgerEntry.Reservation reservation = (LedgerEntry.Reservation) entry;
    return written
        .text("type", "RESERVATION")
        .text("at", reservation.at().toString())
        .number("sip_registration_id", reservation.sipRegistrationId().value())
        .amount("fee", reservation.price().fee())
        .amount("tax", reservation.price().tax());
  }
}
