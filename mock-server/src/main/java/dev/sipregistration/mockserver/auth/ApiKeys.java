package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.AccountStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Also accepts the API key of an account, the vendor's deprecated credentials: it stands among the
 * parameters beside the id, the name or the email of the account, and has the rights of an owner.
 *
 * <p>A token takes precedence. Each parameter that names the account has to name the same one. What
 * is wrong is not told: neither whether there is such an account, nor whether it has a key.
 */
public final class ApiKeys implements Authenticator {
  private static final String API_KEY = "api_key";
  private static final String ID = "account_id";
  private static final String NAME = "account_name";
  private static final String EMAIL = "account_email";

  /** The parameters that are read here. */
  public static final Set<String> PARAMETERS = Set.of(API_KEY, ID, NAME, EMAIL);

  private static final KeyId KEY_ID = new KeyId("api-key");
  private static final PublicKey NO_KEY = SigningKey.generated().publicKey();
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

  private final Authenticator tokens;
  private final AccountStore accounts;

  /**
   * Makes an authenticator.
   *
   * @param tokens checks tokens, and calls that have neither a token nor an API key
   */
  public ApiKeys(Authenticator tokens, AccountStore accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  @Override
  public Authentication verify(String compact) {
    return tokens.verify(compact);
  }

  @Override
  public Authentication withoutToken(Function<String, Optional<String>> parameters) {
    Optional<String> apiKey = parameters.apply(API_KEY);
    return apiKey.isEmpty()
        ? tokens.withoutToken(parameters)
        : named(parameters)
            .filter(account -> fits(account, parameters))
            .filter(account -> isKeyOf(account, apiKey.get()))
            .<Authentication>map(account -> new Authentication.Accepted(caller(account.id())))
            .orElseGet(() -> new Authentication.Refused(TokenRefusal.WRONG_API_KEY));
  }

  private Optional<Account> named(Function<String, Optional<String>> parameters) {
    return parameters
        .apply(ID)
        .filter(id -> NUMBER.matcher(id).matches())
        .map(id -> new AccountId(Long.parseLong(id)))
        .or(() -> parameters.apply(NAME).flatMap(accounts::accountNamed))
        .or(() -> parameters.apply(EMAIL).flatMap(accounts::accountOwnedBy))
        .flatMap(accounts::find);
  }

  private static boolean fits(Account account, Function<String, Optional<String>> parameters) {
    AccountProfile profile = account.profile();
    return parameters.apply(ID).stream().allMatch(account.id().toString()::equals)
        && parameters.apply(NAME).stream().allMatch(profile.name().value()::equals)
        && parameters.apply(EMAIL).stream().allMatch(profile.email()::equals);
  }

  /** Compares in constant time. */
  private static boolean isKeyOf(Account account, String given) {
    @Nullable Secret own = account.profile().apiKey();
    return own != null && MessageDigest.isEqual(bytes(own.value()), bytes(given));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Caller caller(AccountId account) {
    return new Caller(
        account, new ServiceAccount(KEY_ID, account, API_KEY, Set.of(Role.OWNER), NO_KEY));
  }
}
