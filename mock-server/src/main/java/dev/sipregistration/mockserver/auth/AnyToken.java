package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Believes every token that is well-formed, whoever signed it and whenever.
 *
 * <p>For verifying recorded interactions, whose tokens have long expired and whose keys nobody has.
 * The caller is who {@code kid} names, if that key is known, and otherwise an owner of the account
 * that {@code iss} names.
 */
public final class AnyToken implements Authenticator {
  private final ServiceAccountDirectory directory;

  /**
   * Makes an authenticator that believes everybody.
   *
   * @param directory knows the service accounts, whose roles still count
   */
  public AnyToken(ServiceAccountDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Authentication verify(String compact) {
    return Token.parse(compact)
        .<Authentication>map(token -> new Authentication.Accepted(caller(token)))
        .orElseGet(() -> new Authentication.Refused(TokenRefusal.MALFORMED));
  }

  private Caller caller(Token token) {
    ServiceAccount serviceAccount = directory.find(token.keyId()).orElseGet(() -> stranger(token));
    return new Caller(token.issuer(), serviceAccount);
  }

  private static ServiceAccount stranger(Token token) {
    KeyId keyId = token.keyId();
    Set<Role> owner = EnumSet.of(Role.OWNER);
    return new ServiceAccount(
        keyId, token.issuer(), "anybody", owner, SigningKey.generated().publicKey());
  }
}
