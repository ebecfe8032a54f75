package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedAccountTest {
  private final ClaimedAccount claims =
      new ClaimedAccount(
          new MemoryStore(
              DemoWorld.with(
                  List.of(
                      new ServiceAccount(
                          new KeyId("known"),
                          DemoWorld.ACCOUNT,
                          "owner",
                          Set.of(Role.OWNER),
                          SigningKey.generated().publicKey()))),
              InstantSource.system()));

  private static String token(String header, String claims) {
    return part(header) + "." + part(claims) + ".c2lnbmF0dXJl";
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"iss\":1}", "{\"iss\":\"1\"}", "{\"iss\":1,\"exp\":\"never\"}"})
  void account_ofIss_isFound(String payload) {
    assertThat(claims.of(token("{\"alg\":\"none\"}", payload))).contains(DemoWorld.ACCOUNT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"iss\":77}", "{\"iss\":null}", "{\"iss\":{}}", "no JSON"})
  void account_ofKid_isFoundWhereIssNamesNone(String payload) {
    assertThat(claims.of(token("{\"kid\":\"known\"}", payload))).contains(DemoWorld.ACCOUNT);
  }

  @Test
  void account_ofTokenWithoutSignature_isFound() {
    String whole = token("{\"kid\":\"known\"}", "{}");

    assertThat(claims.of(whole.substring(0, whole.lastIndexOf('.')))).contains(DemoWorld.ACCOUNT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "e30.e30.", "eyJraWQiOjF9.eyJpc3MiOi0xfQ.x", "%%.%%.%%"})
  void account_ofAnythingElse_isNone(String text) {
    assertThat(claims.of(text)).isEmpty();
    assertThat(claims.of("x".repeat(100_000) + "." + text)).isEmpty();
  }
}
