package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

/**
 * Who an account is.
 *
 * @param name its name, unique in its world; applications carry it in theirs
 * @param email the address of its owner, unique in its world
 * @param parent the account whose keys may act for this one, or null for none
 * @param apiKey the key of the deprecated way to authenticate, or null for none
 * @param callbacks where callbacks go, or null for nowhere
 */
public record AccountProfile(
    AccountId id,
    AccountName name,
    String email,
    CurrencyCode currency,
    @Nullable AccountId parent,
    @Nullable Secret apiKey,
    @Nullable Callbacks callbacks) {
  /**
   * @throws IllegalArgumentException if an id is not assignable, the parent is the account itself,
   *     or the email or the API key is not one line of 1 to 255 characters
   */
  public AccountProfile {
    id.requireAssignable();
    Texts.requireName("the email of an account", email);
    if (parent != null) {
      parent.requireAssignable();
      if (parent.equals(id)) {
        throw new IllegalArgumentException("the parent of an account must be another account");
      }
    }
    if (apiKey != null) {
      Texts.requireName("an API key", apiKey.value());
    }
  }

  AccountProfile with(@Nullable Callbacks newCallbacks) {
    return new AccountProfile(id, name, email, currency, parent, apiKey, newCallbacks);
  }
}
