package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnyTokenTest {
  private static final SigningKey KEY = TestSeeds.key(new KeyId("known"));
  private static final AccountId ACCOUNT = new AccountId(1);
  private static final ServiceAccount DEVELOPER =
      new ServiceAccount(
          new KeyId("known"), ACCOUNT, "developer", Set.of(Role.DEVELOPER), KEY.publicKey());

  private final AnyToken tokens =
      new AnyToken(
          key ->
              Optional.of(DEVELOPER).filter(serviceAccount -> serviceAccount.keyId().equals(key)));

  @Test
  void verify_expiredTokenOfUnknownKey_speaksAsOwner() {
    Authentication answer = tokens.verify(expiredToken("unknown"));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Authentication.Accepted.class,
            accepted -> {
              assertThat(accepted.caller().account()).isEqualTo(ACCOUNT);
              assertThat(accepted.caller().serviceAccount().roles()).containsExactly(Role.OWNER);
            });
  }

  @Test
  void verify_knownKey_keepsItsRoles() {
    Authentication answer = tokens.verify(expiredToken("known"));

    assertThat(answer).isEqualTo(new Authentication.Accepted(new Caller(ACCOUNT, DEVELOPER)));
  }

  @Test
  void verify_malformedToken_isRefused() {
    assertThat(tokens.verify("not.a.token"))
        .isEqualTo(new Authentication.Refused(TokenRefusal.MALFORMED));
  }

  private static String expiredToken(String keyId) {
    return new Credentials("service", "a@example.com", ACCOUNT, new KeyId(keyId), KEY)
        .token(Instant.EPOCH, Duration.ofHours(1));
  }
}
