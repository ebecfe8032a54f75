package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a token is refused, with the vendor's code. */
class TokenRefusalsTest {
  private static final ErrorResponse AUTHORIZATION_FAILED =
      new ErrorResponse(100, "Authorization failed", "");
  private static final ErrorResponse FORMAT = new ErrorResponse(447, "Invalid token format.", "");

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.of(
          DemoWorld.account(new AccountId(1), "parent").build(),
          DemoWorld.account(new AccountId(2), "child").parent(new AccountId(1)).build(),
          DemoWorld.account(new AccountId(3), "stranger").build());

  private static Calls with(Credentials credentials, Instant issuedAt, Duration ttl) {
    return SERVER.withToken(credentials.token(issuedAt, ttl));
  }

  private static Credentials owner() {
    return SERVER.credentials("parent");
  }

  private static Credentials ownerSpeakingFor(long account) {
    Credentials own = owner();
    return new Credentials(
        own.name(), own.accountEmail(), new AccountId(account), own.keyId(), own.key());
  }

  private static void assertRefused(Calls calls, ErrorResponse refusal) {
    refusal.alone(SERVER, calls::create);
    refusal.alone(SERVER, () -> calls.bind("sip_registration_id", "1", "bind", "false"));
  }

  @Test
  void call_withoutToken_failsToAuthorize() {
    assertRefused(SERVER.anonymously(), AUTHORIZATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Basic am9objpzZWNyZXQ=", "Token x", "Bearerx.y.z", "x"})
  void call_withOtherAuthorization_failsToAuthorize(String header) {
    assertRefused(new Calls(SERVER, header), AUTHORIZATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer ", "BEARER ", "Bearer    "})
  void call_withSchemeInAnyCase_isAuthorized(String scheme) {
    assertThat(new Calls(SERVER, scheme + SERVER.token("parent")).create().id()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "e30.e30.e30", "null"})
  void call_withoutJwt_hasInvalidFormat(String token) {
    assertRefused(SERVER.withToken(token), FORMAT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s=", "%s==", "%s+", "%s/", "%s!", "bnVsbA.%s", "%s."})
  void call_withTokenThatIsNoBase64Url_hasInvalidFormat(String pattern) {
    assertRefused(SERVER.withToken(pattern.formatted(SERVER.token("parent"))), FORMAT);
  }

  @Test
  void call_withHeaderNull_hasInvalidFormat() {
    String[] parts = SERVER.token("parent").split("\\.");

    for (String header : new String[] {"null", "{\"alg\":\"RS256\",\"kid\":\"x\",\"enc\":null}"}) {
      String token = Base64URL.encode(header) + "." + parts[1] + "." + parts[2];
      assertRefused(SERVER.withToken(token), FORMAT);
    }
  }

  @Test
  void call_withTwoTokens_hasInvalidFormat() {
    String token = SERVER.token("parent");

    assertRefused(SERVER.withToken(token + ", Bearer " + token), FORMAT);
  }

  @Test
  void call_withAlgorithmNone_failsToAuthorize() {
    String claims = SERVER.token("parent").split("\\.")[1];
    String header = Base64URL.encode("{\"alg\":\"none\",\"kid\":\"x\"}").toString();

    assertRefused(SERVER.withToken(header + "." + claims + "."), AUTHORIZATION_FAILED);
  }

  @Test
  void call_signedWithAnotherKey_failsToAuthorize() {
    Credentials forged =
        new Credentials(
            "x", "x", new AccountId(1), owner().keyId(), TestSeeds.keyOtherThan(owner().key()));

    assertRefused(
        with(forged, SERVER.server().systemTime(), Duration.ofMinutes(1)), AUTHORIZATION_FAILED);
  }

  @Test
  void call_forAnotherAccount_failsToAuthorize() {
    Calls forStranger =
        with(ownerSpeakingFor(3), SERVER.server().systemTime(), Duration.ofMinutes(1));
    Calls forNobody =
        with(ownerSpeakingFor(99), SERVER.server().systemTime(), Duration.ofMinutes(1));

    assertRefused(forStranger, AUTHORIZATION_FAILED);
    assertRefused(forNobody, AUTHORIZATION_FAILED);
  }

  @Test
  void call_ofTheParentForItsChild_actsOnTheChild() {
    Calls forChild = with(ownerSpeakingFor(2), SERVER.server().systemTime(), Duration.ofMinutes(1));

    PlatformResponse created = forChild.create();

    assertThat(created.json().at("/account_info/account_id").asLong()).isEqualTo(2);
    assertThat(SERVER.account(2).path("sip_registrations")).hasSize(1);
    assertThat(SERVER.account(1).path("sip_registrations")).isEmpty();
  }

  @Test
  void call_withUnknownKey_hasInvalidKeyId() {
    Credentials unknown =
        new Credentials("x", "x", new AccountId(1), new KeyId("gone"), owner().key());

    assertRefused(
        with(unknown, SERVER.server().systemTime(), Duration.ofMinutes(1)),
        new ErrorResponse(433, "Invalid key id.", ""));
  }

  @Test
  void call_withTokenOfMoreThanAnHour_exceedsTheLimit() {
    assertRefused(
        with(owner(), SERVER.server().systemTime(), Duration.ofSeconds(3601)),
        new ErrorResponse(454, "The token TTL exceeds the maximum limit.", ""));
  }

  @Test
  void call_withTokenFromTheFuture_isRefused() {
    assertRefused(
        with(owner(), SERVER.server().systemTime().plusSeconds(60), Duration.ofMinutes(1)),
        new ErrorResponse(455, "Token issued in the future.", ""));
  }

  @Test
  void call_withExpiredToken_isRefused() {
    assertRefused(
        with(owner(), SERVER.server().systemTime().minusSeconds(60), Duration.ofSeconds(59)),
        new ErrorResponse(456, "The token has expired.", ""));
  }

  @Test
  void call_afterTheClockMovedYears_isAuthorizedStill() {
    Calls owner = SERVER.as("parent");
    owner.create();

    assertThat(SERVER.postJson("/__admin/clock", "{\"advance\": \"P3Y\"}").status()).isEqualTo(200);

    assertThat(owner.bind("sip_registration_id", "99", "bind", "false").code()).isEqualTo(275);
    assertThat(SERVER.as("parent").bind("bind", "false").code()).isEqualTo(134);
  }
}
