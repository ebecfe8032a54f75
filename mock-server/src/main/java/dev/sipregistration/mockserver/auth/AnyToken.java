package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Believes every token that is well-formed, whoever signed it and whenever.
 *
 * <p>For verifying recorded interactions, whose tokens have long expired and whose keys nobody has.
 * The caller is who {@code kid} names, if that key is known, and otherwise an owner of the account
 * that {@code iss} names.
 */
public final class AnyToken implements Authenticator {
  private final Function<KeyId, Optional<ServiceAccount>> serviceAccounts;

  /**
   * Makes an authenticator that believes everybody.
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
