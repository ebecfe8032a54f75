package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.AccountBuilder;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.KeyId;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** The runnable jar in a process of its own, reset to its demo world. */
final class StandaloneStage implements Stage {

  private final StandaloneServer server;

  private StandaloneStage(StandaloneServer server) {
    this.server = server;
  }

  /** Resets the server, which stays up when the stage is closed. */
  static StandaloneStage on(StandaloneServer server) {
    new AdminCalls(server.baseUri()).reset();
    return new StandaloneStage(server);
  }

  @Override
  public void changeAccount(UnaryOperator<AccountBuilder> change) {
    throw new UnsupportedOperationException("There is no way yet to change an account from afar");
  }

  @Override
  public URI baseUri() {
    return server.baseUri();
  }

  @Override
  public Credentials credentials(String serviceAccount) {
    try {
      JsonNode json =
          Json.MAPPER.readTree(
              server.credentials().resolve(serviceAccount + ".credentials.json").toFile());
      return new Credentials(
          serviceAccount,
          json.path("account_email").textValue(),
          new AccountId(json.path("account_id").longValue()),
          new KeyId(json.path("key_id").textValue()),
          SigningKey.of(new KeyPair(null, privateKey(json.path("private_key").textValue()))));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError("The credentials of " + serviceAccount + " are unusable", e);
    }
  }

  @Override
  public void close() {}

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
  }
}
