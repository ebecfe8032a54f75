package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;

/**
 * Names who calls: a service account, and the account it speaks for, which is its own or a child of
 * its own.
 *
 * @param account the account that the call is about, from the claim {@code iss}
 * @param serviceAccount whose key signed the token
 */
public record Caller(AccountId account, ServiceAccount serviceAccount) {}
