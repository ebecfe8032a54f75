package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Who an account is.
 *
 * @param id its id
 * @param name its name, unique in its world; applications carry it in theirs
 * @param email the address of its owner, unique in its world
 * @param currency the code of its currency, for example {@code USD}
 * @param parent the account whose keys may act for this one, or null for none
 * @param apiKey the key of the deprecated way to authenticate, or null for none
 * @param callbacks where the owner is told of events, or null for nowhere
 */
public record AccountProfile(
    AccountId id,
    String name,
    String email,
    String currency,
    @Nullable AccountId parent,
    @Nullable Secret apiKey,
    @Nullable Callbacks callbacks) {

  AccountProfile with(@Nullable Callbacks newCallbacks) {
    return new AccountProfile(id, name, email, currency, parent, apiKey, newCallbacks);
  }
}
