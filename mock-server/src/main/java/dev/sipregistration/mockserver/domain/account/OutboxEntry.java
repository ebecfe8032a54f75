package dev.sipregistration.mockserver.domain.account;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An event that the owner of an account is to be notified of.
 *
 * @param id 1 for the first entry of an account, and so on without gaps
 * @param at when it happened
 * @param balance the available money right after it
 */
public record OutboxEntry(long id, Instant at, BigDecimal balance, DomainEvent event) {}
