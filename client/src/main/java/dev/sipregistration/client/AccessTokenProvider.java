package dev.sipregistration.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens, and caches one until shortly before it expires, because a signature takes a
 * millisecond.
 *
 * <p>The server checks a token by its own clock. The skew of the two clocks is measured when the
 * server has refused a token.
 */
final class AccessTokenProvider {

  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofMinutes(1);

  /** Tokens are backdated, because a server whose clock is slow refuses tokens from the future. */
  static final Duration BACKDATING = Duration.ofSeconds(5);

  /** The skew up to which a refusal has other reasons than the clocks. */
  static final Duration TOLERATED_SKEW = Duration.ofSeconds(10);

  private final Credentials credentials;
  private final JWSSigner signer;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable AccessToken cached;
  private volatile Duration skew = Duration.ZERO;

  AccessTokenProvider(Credentials credentials, Clock clock) {
    this.credentials = credentials;
    this.signer = new RSASSASigner(credentials.privateKey());
    this.clock = clock;
  }

  /** Returns a valid token, the cached one or a new one. */
  AccessToken current() {
    AccessToken token = cached;
    return token != null && clock.millis() < token.renewAtMillis() ? token : renewed();
  }

  private AccessToken renewed() {
    lock.lock();
    try {
      AccessToken token = cached;
      if (token == null || clock.millis() >= token.renewAtMillis()) {
        token = sign();
        cached = token;
      }
      return token;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Discards a token that the server refused because of its times, and measures the skew of the
   * clocks; does nothing if another thread has renewed the token already.
   *
   * @param serverTime the server's time, or null if it did not send it
   */
  void discard(AccessToken refused, @Nullable Instant serverTime) {
    lock.lock();
    try {
      if (refused.equals(cached)) {
        cached = null;
        if (serverTime != null) {
          skew = Duration.between(clock.instant(), serverTime);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the server's time is too far from our estimate of it for valid tokens. */
  boolean isClockWrong(Instant serverTime) {
    Duration difference = Duration.between(clock.instant().plus(skew), serverTime).abs();
    return difference.compareTo(TOLERATED_SKEW) > 0;
  }

  private AccessToken sign() {
    Instant now = clock.instant();
    Instant issuedAt = now.plus(skew).minus(BACKDATING);
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(credentials.keyId())
            .build();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(Long.toString(credentials.accountId()))
            .issueTime(Date.from(issuedAt))
            .expirationTime(Date.from(issuedAt.plus(LIFETIME)))
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("Cannot sign a token with the credentials' private key", e);
    }
    Instant renewAt = now.minus(BACKDATING).plus(LIFETIME).minus(RENEWED_BEFORE_EXPIRY);
    return new AccessToken(token.serialize(), renewAt.toEpochMilli());
  }
}
