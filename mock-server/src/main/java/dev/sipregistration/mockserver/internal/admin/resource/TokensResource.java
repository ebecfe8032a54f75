package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.internal.admin.generated.NewTokenModel;
import dev.sipregistration.mockserver.internal.admin.generated.TokenFlawModel;
import dev.sipregistration.mockserver.internal.admin.generated.TokensApi;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import dev.sipregistration.mockserver.internal.admin.model.Roles;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Signs tokens for clients that cannot, such as a shell. */
@Singleton
public final class TokensResource implements TokensApi {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TOO_LONG = HOUR.plusSeconds(1);

  private final Keyring keys;
  private final InstantSource systemClock;

  @Inject
  TokensResource(Keyring keys, InstantSource systemClock) {
    this.keys = keys;
    this.systemClock = systemClock;
  }

  @Responds201
  @Override
  public String issueToken(@Nullable NewTokenModel body) {
    NewTokenModel request = BodyChecks.required(body, "{\"role\": \"Owner\"}");
    Duration lifetime =
        request.getLifetime() == null
            ? HOUR
            : wholeSeconds(BodyChecks.time("lifetime", request.getLifetime(), SHORTEST, HOUR));
    return token(signer(request), systemClock.instant(), lifetime, request.getFlaw());
  }

  private static Duration wholeSeconds(Duration lifetime) {
    if (!lifetime.equals(lifetime.truncatedTo(ChronoUnit.SECONDS))) {
      throw BodyChecks.wrong("lifetime", "in whole seconds");
    }
    return lifetime;
  }

  private Credentials signer(NewTokenModel request) {
    AccountId account =
        request.getAccountId() == null ? DemoWorld.ACCOUNT : new AccountId(request.getAccountId());
    String keyId = request.getKeyId();
    if (keyId == null) {
      Role role = request.getRole() == null ? Role.OWNER : Roles.read(request.getRole());
      return keys.find(account, role)
          .orElseThrow(
              () ->
                  ProblemException.badRequest(
                      request.getRole() == null ? "/account_id" : "/role",
                      "The server has no private key of account " + account + " with that role"));
    }
    if (request.getRole() != null) {
      throw ProblemException.badRequest("/role", "Give either key_id or role");
    }
    return keys.find(account, new KeyId(keyId))
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "/key_id", "The server has no private key of account " + account + " with it"));
  }

  private static String token(
      Credentials signer, Instant now, Duration lifetime, @Nullable TokenFlawModel flaw) {
    if (flaw == null) {
      return signer.token(now, lifetime);
    }
    return switch (flaw) {
      case EXPIRED -> signer.token(now.minus(HOUR).minus(lifetime), lifetime);
      case ISSUED_IN_FUTURE -> signer.token(now.plus(HOUR), lifetime);
      case LIVES_TOO_LONG -> signer.token(now, TOO_LONG);
      case UNKNOWN_KEY -> withUnknownKey(signer).token(now, lifetime);
      case BAD_SIGNATURE -> withBadSignature(signer.token(now, lifetime));
      case MALFORMED -> signer.token(now, lifetime).replace('.', '-');
    };
  }

  private static Credentials withUnknownKey(Credentials signer) {
    return new Credentials(
        signer.name(),
        signer.accountEmail(),
        signer.accountId(),
        new KeyId("no-such-" + signer.keyId().value()),
        signer.key());
  }

  /** Changes the first character of the signature; some bits of the last one do not count. */
  private static String withBadSignature(String token) {
    int signature = token.lastIndexOf('.') + 1;
    char other = token.charAt(signature) == 'A' ? 'B' : 'A';
    return token.substring(0, signature) + other + token.substring(signature + 1);
  }
}
