package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Accepts every bearer token, a JWT or not, whatever its signature and times.
 *
 * <p>For the verification of recorded interactions, whose tokens have expired and whose keys are
 * lost, and of those written by hand. The account is that of {@code iss}, if it exists, and
 * otherwise the first one. The caller is the service account of {@code kid}, if that key is known,
 * and otherwise an owner of the account.
 */
public final class AnyToken implements Authenticator {
  private static final Logger LOG = System.getLogger(AnyToken.class.getName());

  /** The key of callers that name none; a token is not shown. */
  private static final KeyId ANY_KEY = new KeyId("any-token");

  private final WorldStore store;
  private final Optional<AccountId> first;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Makes an authenticator.
   *
   * @param store has the accounts, and the service accounts, whose roles still count
   * @param first the first account of the seed, which need not exist for ever
   */
  public AnyToken(WorldStore store, Optional<AccountId> first) {
    this.store = store;
    this.first = first;
  }

  @Override
  public Authentication verify(String compact) {
    Optional<Token> token = Token.parse(compact);
    return token
        .map(Token::issuer)
        .filter(this::exists)
        .or(() -> first.filter(this::exists))
        .or(() -> store.accounts().stream().findFirst())
        .filter(account -> !compact.isEmpty())
        .<Authentication>map(account -> new Authentication.Accepted(caller(account, token)))
        .orElseGet(() -> new Authentication.Refused(TokenRefusal.MALFORMED));
  }

  /** Warns once: whoever set the option expects no refusal, and a verifier may repeat it often. */
  @Override
  public Authentication withoutToken(Function<String, Optional<String>> parameters) {
    if (!warned.getAndSet(true)) {
      LOG.log(
          Level.WARNING,
          "A call without a token was refused, although every token is accepted: send the header"
              + " Authorization: Bearer some-token");
    }
    return Authenticator.super.withoutToken(parameters);
  }

  private boolean exists(AccountId account) {
    return store.find(account).isPresent();
  }

  private static Caller caller(AccountId account, KeyId keyId) {
    Set<Role> owner = Set.of(Role.OWNER);
    return new Caller(
        account,
        new ServiceAccount(keyId, account, "anybody", owner, SigningKey.generated().publicKey()));
  }

  private Caller caller(AccountId account, Optional<Token> token) {
    KeyId keyId = token.map(Token::keyId).filter(KeyId::isAssignable).orElse(ANY_KEY);
    return store
        .serviceAccount(keyId)
        .map(known -> new Caller(account, known))
        .orElseGet(() -> caller(account, keyId));
  }
}
