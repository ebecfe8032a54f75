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
 * Signs tokens, and keeps one until shortly before it expires, because a signature takes a
 * millisecond.
 *
 * <p>The server judges a token by its own clock. How far that is from ours is learned from the
 * server's answers once it has refused a token.
 */
final class AccessTokens {

  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofMinutes(1);

  /** Dated back, because a server whose clock is a little behind refuses tokens from the future. */
  static final Duration DATED_BACK = Duration.ofSeconds(5);

  /** How far the server's clock may be from ours without being the reason for a refusal. */
  static final Duration TOLERATED_SKEW = Duration.ofSeconds(10);

  private final Credentials credentials;
  private final JWSSigner signer;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable AccessToken cached;
  private volatile Duration skew = Duration.ZERO;

  AccessTokens(Credentials credentials, Clock clock) {
    this.credentials = credentials;
    this.signer = new RSASSASigner(credentials.privateKey());
    this.clock = clock;
  }

  /** Returns a token that the server will accept for a while, signing a new one if need be. */
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
   * Takes note that the server refused a token because of its times, so that the next one is signed
   * anew.
   *
   * @param refused the token, which is forgotten unless another thread has renewed it already
   * @param serverTime the server's time, from which the difference of the clocks is learned
   */
  void refusedForTime(AccessToken refused, @Nullable Instant serverTime) {
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

  /**
   * Returns whether the server's time is so far from what we take it for that it may refuse our
   * tokens.
   */
  boolean isFarFromOurs(Instant serverTime) {
    Duration difference = Duration.between(clock.instant().plus(skew), serverTime).abs();
    return difference.compareTo(TOLERATED_SKEW) > 0;
  }

  private AccessToken sign() {
    Instant now = clock.instant();
    Instant issuedAt = now.plus(skew).minus(DATED_BACK);
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
    Instant renewAt = now.minus(DATED_BACK).plus(LIFETIME).minus(RENEWED_BEFORE_EXPIRY);
    return new AccessToken(token.serialize(), renewAt.toEpochMilli());
  }
}
