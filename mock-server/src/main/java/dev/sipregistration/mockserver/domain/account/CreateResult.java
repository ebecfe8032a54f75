package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;

/**
 * The result of creating a SIP registration.
 *
 * @param account the account's money after it
 */
public record CreateResult(SipRegistrationId id, AccountSummary account) {}
