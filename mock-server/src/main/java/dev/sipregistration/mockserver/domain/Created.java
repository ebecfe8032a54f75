package dev.sipregistration.mockserver.domain;

/**
 * What comes of creating a SIP registration.
 *
 * @param id the id of the new registration
 * @param account what the answer tells of the account's money after it
 */
public record Created(SipRegistrationId id, AccountSummary account) {}
