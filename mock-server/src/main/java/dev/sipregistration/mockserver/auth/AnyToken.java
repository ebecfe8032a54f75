package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Accepts every well-formed token, whatever its signature and times.
 *
 * <p>For the verification of recorded interactions, whose tokens have expired and whose keys are
 * lost. The caller is the service account of {@code kid}, if that key is known, and otherwise an
 * owner of the account of {@code iss}.
 */
public final class AnyToken implements Authenticator {
  private final Function<KeyId, Optional<ServiceAccount>> serviceAccounts;

  /**
   * Makes an authenticator.
   *
   * @param serviceAccounts finds a service account, whose roles still count, by its key
   */
  public AnyToken(Function<KeyId, Optional<ServiceAccount>> serviceAccounts) {
    this.serviceAccounts = serviceAccounts;
  }

  @Override
  public Authentication verify(String compact) {
    return Token.parse(compact)
        .<Authentication>map(token -> new Authentication.Accepted(caller(token)))
        .orElseGet(() -> new Authentication.Refused(TokenRefusal.MALFORMED));
  }

  private Caller caller(Token token) {
    ServiceAccount serviceAccount =
        serviceAccounts.apply(token.keyId()).orElseGet(() -> stranger(token));
    return new Caller(token.issuer(), serviceAccount);
  }

  private static ServiceAccount stranger(Token token) {
    KeyId keyId = token.keyId();
    Set<Role> owner = EnumSet.of(Role.OWNER);
    return new ServiceAccount(
        keyId, token.issuer(), "anybody", owner, SigningKey.generated().publicKey());
  }
}
