package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.NewToken;
import dev.sipregistration.mockserver.admin.generated.TokensApi;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.DemoWorld;
import dev.sipregistration.mockserver.domain.KeyId;
import dev.sipregistration.mockserver.domain.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Signs tokens for who cannot, such as a shell. */
@Singleton
final class TokensResource implements TokensApi {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Keyring keys;
  private final InstantSource systemClock;

  @Inject
  TokensResource(Keyring keys, InstantSource systemClock) {
    this.keys = keys;
    this.systemClock = systemClock;
  }

  @Created
  @Override
  public String issueToken(@Nullable NewToken body) {
    NewToken wanted = Body.required(body, "{\"role\": \"Owner\"}");
    Duration lifetime =
        wanted.getLifetime() == null
            ? HOUR
            : wholeSeconds(Fields.time("lifetime", wanted.getLifetime(), SHORTEST, HOUR));
    return FlawedToken.of(signer(wanted), systemClock.instant(), lifetime, wanted.getFlaw());
  }

  private static Duration wholeSeconds(Duration lifetime) {
    if (!lifetime.equals(lifetime.truncatedTo(ChronoUnit.SECONDS))) {
      throw Fields.wrong("lifetime", "in whole seconds");
    }
    return lifetime;
  }

  private Credentials signer(NewToken wanted) {
    AccountId account =
        wanted.getAccountId() == null ? DemoWorld.ACCOUNT : new AccountId(wanted.getAccountId());
    String keyId = wanted.getKeyId();
    if (keyId == null) {
      Role role = wanted.getRole() == null ? Role.OWNER : Roles.read(wanted.getRole());
      return keys.find(account, role)
          .orElseThrow(
              () ->
                  ProblemException.badRequest(
                      wanted.getRole() == null ? "/account_id" : "/role",
                      "The server has no private key of account " + account + " with that role"));
    }
    if (wanted.getRole() != null) {
      throw ProblemException.badRequest("/role", "Give either key_id or role");
    }
    return keys.find(account, new KeyId(keyId))
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "/key_id", "The server has no private key of account " + account + " with it"));
  }
}
