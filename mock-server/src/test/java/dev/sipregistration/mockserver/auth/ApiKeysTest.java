package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private static final AccountId ONE = DemoWorld.ACCOUNT;
  private static final Authentication FROM_TOKENS =
      new Authentication.Refused(TokenRefusal.EXPIRED);
  private static final Authentication WRONG =
      new Authentication.Refused(TokenRefusal.WRONG_API_KEY);

  private final MemoryStore store =
      new MemoryStore(
          World.of(
              List.of(
                  DemoWorld.account(ONE, "demo").apiKey(new Secret("k3y=ü")).build(),
                  DemoWorld.account(new AccountId(2), "keyless").build()),
              List.of()),
          () -> Instant.EPOCH);
  private final ApiKeys apiKeys =
      new ApiKeys(
          new Authenticator() {
            @Override
            public Authentication verify(String compact) {
              return FROM_TOKENS;
            }
          },
          store);

  /** Makes a call with parameters such as {@code account_id=1}. */
  private Authentication call(String parameters) {
    Map<String, String> values =
        Arrays.stream(parameters.split("&"))
            .filter(each -> !each.isEmpty())
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    return apiKeys.withoutToken(name -> Optional.ofNullable(values.get(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account_id=1",
        "account_name=demo",
        "account_email=demo@example.com",
        "account_id=1&account_name=demo&account_email=demo@example.com",
      })
  void call_withTheKeyOfTheAccountItNames_isOfAnOwner(String account) {
    assertThat(call(account + "&api_key=k3y=ü"))
        .isInstanceOfSatisfying(
            Authentication.Accepted.class,
            accepted -> {
              assertThat(accepted.caller().account()).isEqualTo(ONE);
              assertThat(accepted.caller().mayCall(Set.of(Role.OWNER))).isTrue();
              assertThat(accepted.caller().mayCall(Set.of(Role.ADMIN))).isFalse();
              assertThat(accepted.caller().toString()).doesNotContain("k3y");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key=k3y=ü",
        "account_id=1&api_key=k3y=Ü",
        "account_id=1&api_key=k3y=",
        "account_id=2&api_key=k3y=ü",
        "account_id=2&api_key=",
        "account_id=9&api_key=k3y=ü",
        "account_id=01&api_key=k3y=ü",
        "account_id=demo&api_key=k3y=ü",
        "account_id=99999999999999999999&api_key=k3y=ü",
        "account_name=Demo&api_key=k3y=ü",
        "account_name=demo&account_id=2&api_key=k3y=ü",
        "account_id=1&account_name=keyless&api_key=k3y=ü",
        "account_id=1&account_email=keyless@example.com&api_key=k3y=ü",
      })
  void call_withAnythingElse_isRefusedAlike(String parameters) {
    assertThat(call(parameters)).isEqualTo(WRONG);
  }

  @Test
  void call_withoutKey_isForTheOtherAuthenticator() {
    assertThat(call("account_id=1")).isEqualTo(new Authentication.Refused(TokenRefusal.MISSING));
    assertThat(apiKeys.verify("token")).isEqualTo(FROM_TOKENS);
  }
}
