package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AccessTokenProviderTest {

  private static final Instant NOW = Instant.parse("2026-01-02T10:00:00Z");

  private final AdjustableClock clock = new AdjustableClock(NOW);
  private final AccessTokenProvider tokens =
      new AccessTokenProvider(TestCredentials.credentials(), clock);

  private static JWTClaimsSet claims(AccessToken token) throws Exception {
    return SignedJWT.parse(token.value()).getJWTClaimsSet();
  }

  @Test
  void current_first_isSignedByTheKeyForTheAccount() throws Exception {
    SignedJWT token = SignedJWT.parse(tokens.current().value());
    assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) TestCredentials.KEYS.getPublic())))
        .isTrue();
    assertThat(token.getHeader().toJSONObject())
        .containsOnly(
            java.util.Map.entry("alg", "RS256"),
            java.util.Map.entry("typ", "JWT"),
            java.util.Map.entry("kid", TestCredentials.KEY_ID));
    assertThat(token.getJWTClaimsSet().getClaims()).containsOnlyKeys("iss", "iat", "exp");
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("1");
  }

  @Test
  void current_first_isValidNowAndNotForMoreThanAnHour() throws Exception {
    JWTClaimsSet claims = claims(tokens.current());
    Instant issuedAt = claims.getIssueTime().toInstant();
    Instant expiresAt = claims.getExpirationTime().toInstant();
    assertThat(NOW).isBetween(issuedAt, expiresAt);
    assertThat(Duration.between(issuedAt, expiresAt)).isLessThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void current_untilShortlyBeforeExpiry_isTheSame() throws Exception {
    AccessToken first = tokens.current();
    Duration life = Duration.between(NOW, claims(first).getExpirationTime().toInstant());
    clock.advance(life.minus(AccessTokenProvider.RENEWED_BEFORE_EXPIRY).minusMillis(1));
    assertThat(tokens.current()).isSameAs(first);
  }

  @Test
  void current_shortlyBeforeExpiry_isRenewed() throws Exception {
    AccessToken first = tokens.current();
    Instant expiry = claims(first).getExpirationTime().toInstant();
    clock.advance(Duration.between(NOW, expiry).minus(AccessTokenProvider.RENEWED_BEFORE_EXPIRY));
    AccessToken second = tokens.current();
    assertThat(second.value()).isNotEqualTo(first.value());
    assertThat(claims(second).getExpirationTime().toInstant()).isAfter(expiry);
  }

  @Test
  void current_manyThreads_signOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<AccessToken> task = tokens::current;
      Set<AccessToken> seen =
          java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
      for (Future<AccessToken> token : threads.invokeAll(java.util.Collections.nCopies(64, task))) {
        seen.add(token.get());
      }
      assertThat(seen).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusedForTime_serverTimeKnown_isSignedWithItsTime() throws Exception {
    for (Duration skew : new Duration[] {Duration.ofHours(-3), Duration.ofDays(400)}) {
      Instant serverTime = NOW.plus(skew);
      tokens.discard(tokens.current(), serverTime);
      JWTClaimsSet claims = claims(tokens.current());
      assertThat(serverTime)
          .isBetween(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
      assertThat(tokens.isClockWrong(serverTime)).isFalse();
      assertThat(tokens.isClockWrong(NOW)).isTrue();
    }
  }

  @Test
  void refusedForTime_skewLearned_stillRenewsByOurClock() {
    tokens.discard(tokens.current(), NOW.plus(Duration.ofHours(5)));
    AccessToken first = tokens.current();
    clock.advance(Duration.ofMinutes(5));
    assertThat(tokens.current()).isSameAs(first);
    clock.advance(Duration.ofMinutes(5));
    assertThat(tokens.current()).isNotSameAs(first);
  }

  @Test
  void refusedForTime_anotherThreadHasRenewedAlready_keepsTheNewOne() {
    AccessToken old = tokens.current();
    tokens.discard(old, NOW.plusSeconds(3600));
    AccessToken renewed = tokens.current();
    tokens.discard(old, NOW.minusSeconds(3600));
    assertThat(tokens.current()).isSameAs(renewed);
  }

  @Test
  void refusedForTime_serverTimeUnknown_isSignedAnewWithOurTime() throws Exception {
    Set<String> values = new HashSet<>();
    values.add(tokens.current().value());
    clock.advance(Duration.ofSeconds(1));
    tokens.discard(tokens.current(), null);
    assertThat(values.add(tokens.current().value())).isTrue();
    assertThat(claims(tokens.current()).getIssueTime().toInstant()).isBefore(clock.instant());
  }

  @Test
  void toString_ofToken_isRedacted() {
    AccessToken token = tokens.current();
    assertThat(token.toString()).doesNotContain(token.value());
  }
}
