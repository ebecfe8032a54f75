package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.ExpectedWarnings;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnyTokenTest {
  static {
    ExpectedWarnings.hide();
  }

  private static final SigningKey KEY = TestSeeds.key(new KeyId("known"));
  private static final AccountId ACCOUNT = new AccountId(1);
  private static final ServiceAccount DEVELOPER =
      new ServiceAccount(
          new KeyId("known"), ACCOUNT, "developer", Set.of(Role.DEVELOPER), KEY.publicKey());

  private static final AccountId FIRST = new AccountId(20);

  private final MemoryStore store =
      new MemoryStore(
          World.of(
              List.of(
                  DemoWorld.account(FIRST, "first").build(),
                  DemoWorld.account(ACCOUNT, "second").build()),
              List.of(DEVELOPER)),
          InstantSource.system());
  private final AnyToken tokens = new AnyToken(store, Optional.of(FIRST));

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "some-token",
        "not.a.token",
        "x",
        "{{token}}",
        "a b",
        "\u00e4",
        "null",
        "e30.e30."
      })
  void verify_noJwt_speaksAsOwnerOfTheFirstAccount(String token) {
    assertOwnerOf(FIRST, tokens.verify(token));
  }

  @Test
  void verify_longText_speaksAsOwnerOfTheFirstAccount() {
    assertOwnerOf(FIRST, tokens.verify("x".repeat(10_000)));
  }

  @Test
  void verify_jwtOfNoAccount_speaksAsOwnerOfTheFirstAccount() {
    Credentials stranger =
        new Credentials("x", "x@example.com", new AccountId(4711), new KeyId("other"), KEY);

    assertOwnerOf(FIRST, tokens.verify(stranger.token(Instant.EPOCH, Duration.ofHours(1))));
  }

  @Test
  void verify_firstAccountOfSeedIsGone_speaksForTheFirstThatIsThere() {
    AnyToken others = new AnyToken(store, Optional.of(new AccountId(99)));

    assertOwnerOf(ACCOUNT, others.verify("some-token"));
    assertOwnerOf(ACCOUNT, new AnyToken(store, Optional.empty()).verify("some-token"));
  }

  @Test
  void verify_noAccountAtAll_isRefused() {
    store.enter(World.of(List.of(), List.of()));

    assertThat(tokens.verify("some-token"))
        .isEqualTo(new Authentication.Refused(TokenRefusal.MALFORMED));
  }

  @Test
  void verify_emptyToken_isRefused() {
    assertThat(tokens.verify("")).isEqualTo(new Authentication.Refused(TokenRefusal.MALFORMED));
  }

  @Test
  void missing_token_isRefused() {
    assertThat(tokens.withoutToken(name -> Optional.empty()))
        .isEqualTo(new Authentication.Refused(TokenRefusal.MISSING));
  }

  private static void assertOwnerOf(AccountId account, Authentication authentication) {
    Caller caller =
        authentication.orElseThrow(reason -> new IllegalStateException(reason.toString()));
    assertThat(caller.account()).isEqualTo(account);
    assertThat(caller.serviceAccount().roles()).containsExactly(Role.OWNER);
  }

  private static String expiredToken(String keyId) {
    return new Credentials("service", "a@example.com", ACCOUNT, new KeyId(keyId), KEY)
        .token(Instant.EPOCH, Duration.ofHours(1));
  }
}
