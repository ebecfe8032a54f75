package dev.sipregistration.mockserver.auth;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.AccountStore;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a token, good or bad, which account it names. Nothing is verified: this is for people
 * who look for a call that was refused, and never for the decision whether to carry a call out.
 */
public final class ClaimedAccount {
  private static final int MAX_LENGTH = 8_192;

  private final AccountStore accounts;

  public ClaimedAccount(AccountStore accounts) {
    this.accounts = accounts;
  }

  /**
   * Returns the account that {@code iss} names, or else that of the key that {@code kid} names.
   *
   * @param compact a token in its compact form, or any other text
   * @return an existing account; nothing if the store is not available
   */
  public Optional<AccountId> of(String compact) {
    try {
      return find(compact);
    } catch (StoreException unavailable) {
      // Why the call failed, and so no reason to fail once more.
      return Optional.empty();
    }
  }

  private Optional<AccountId> find(String compact) {
    String[] parts = compact.length() > MAX_LENGTH ? new String[0] : compact.split("\\.", -1);
    return parts.length < 2
        ? Optional.empty()
        : member(parts[1], "iss")
            .flatMap(ClaimedAccount::id)
            .filter(id -> accounts.find(id).isPresent())
            .or(() -> member(parts[0], "kid").flatMap(this::ofKey));
  }

  private static Optional<Object> member(String part, String name) {
    try {
      Map<String, Object> json = JSONObjectUtils.parse(new Base64URL(part).decodeToString());
      return Optional.ofNullable(json.get(name));
    } catch (ParseException | RuntimeException unreadable) {
      // The library throws others too: NullPointerException of a part that is JSON's null, for one.
      return Optional.empty();
    }
  }

  private static Optional<AccountId> id(@Nullable Object iss) {
    try {
      return Optional.of(new AccountId(Long.parseLong(String.valueOf(iss))));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private Optional<AccountId> ofKey(Object kid) {
    return kid instanceof String text
        ? accounts.serviceAccount(new KeyId(text)).map(ServiceAccount::accountId)
        : Optional.empty();
  }
}
