package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;

/**
 * What comes of creating a SIP registration.
 *
 * @param id the id of the new registration
 * @param account what the answer tells of the account's money after it
 */
public record CreateResult(SipRegistrationId id, AccountSummary account) {}
