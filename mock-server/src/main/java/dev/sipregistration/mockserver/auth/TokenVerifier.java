package dev.sipregistration.mockserver.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.sipregistration.mockserver.auth.Authentication.Accepted;
import dev.sipregistration.mockserver.auth.Authentication.Refused;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.AccountStore;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks tokens as the platform does: RS256, signed by a known key that may act for the account,
 * valid for an hour at most.
 *
 * <p>Only the key that {@code kid} names is tried, and only with RS256, so the sender chooses
 * neither algorithm nor key; a key inside the token is ignored. Tokens are checked against the
 * system's clock and not the mock server's adjustable one, or moving time would expire them all.
 *
 * <p>A token whose signature was right once is not verified again. Safe for use by many threads.
 */
public final class TokenVerifier implements Authenticator {
  private static final Duration MAX_TTL = Duration.ofHours(1);
  private static final Duration LEEWAY = Duration.ofSeconds(10);

  /** Enough for ten thousand tokens of the usual length. */
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  /** What a remembered token takes besides its text. */
  private static final int BYTES_OF_ENTRY = 256;

  private final AccountStore accounts;
  private final InstantSource systemClock;
  private final int maxBytes;
  private final Map<String, Verified> remembered = new ConcurrentHashMap<>();

  /** Guarded by this. */
  private long bytes;

  /**
   * Makes a verifier.
   *
   * @param systemClock tells the real time
   */
  public TokenVerifier(AccountStore accounts, InstantSource systemClock) {
    this(accounts, systemClock, MAX_BYTES);
  }

  TokenVerifier(AccountStore accounts, InstantSource systemClock, int maxBytes) {
    this.accounts = accounts;
    this.systemClock = systemClock;
    this.maxBytes = maxBytes;
  }

  @Override
  public Authentication verify(String compact) {
    Verified known = remembered.get(compact);
    if (known != null && isStillTrue(known.caller())) {
      return inTime(known);
    }
    Optional<Token> parsed = Token.parse(compact);
    if (parsed.isEmpty()) {
      return new Refused(TokenRefusal.MALFORMED);
    }
    return check(compact, parsed.get());
  }

  /** A reset may have removed the key, or the child account that its parent called for. */
  private boolean isStillTrue(Caller caller) {
    ServiceAccount serviceAccount = caller.serviceAccount();
    return accounts
            .serviceAccount(serviceAccount.keyId())
            .filter(serviceAccount::equals)
            .isPresent()
        && maySpeakFor(serviceAccount, caller.account());
  }

  /** The key of a parent account may sign for a child of it; the vendor documents that. */
  private boolean maySpeakFor(ServiceAccount serviceAccount, AccountId account) {
    AccountId own = serviceAccount.accountId();
    return own.equals(account)
        || accounts
            .find(account)
            .map(child -> child.profile().parent())
            .filter(own::equals)
            .isPresent();
  }

  private Authentication check(String compact, Token token) {
    if (!token.isRs256()) {
      return new Refused(TokenRefusal.WRONG_ALGORITHM);
    }
    Optional<ServiceAccount> serviceAccount = accounts.serviceAccount(token.keyId());
    if (serviceAccount.isEmpty()) {
      return new Refused(TokenRefusal.UNKNOWN_KEY);
    }
    if (!isSignedBy(serviceAccount.get(), token)) {
      return new Refused(TokenRefusal.BAD_SIGNATURE);
    }
    if (!maySpeakFor(serviceAccount.get(), token.issuer())) {
      return new Refused(TokenRefusal.FOREIGN_KEY);
    }
    Caller caller = new Caller(token.issuer(), serviceAccount.get());
    Verified verified = new Verified(caller, token.issuedAt(), token.expiresAt());
    Authentication result = inTime(verified);
    if (result instanceof Accepted) {
      remember(compact, verified);
    }
    return result;
  }

  private static boolean isSignedBy(ServiceAccount serviceAccount, Token token) {
    try {
      return SigningKey.resolve(serviceAccount.publicKey()) instanceof RSAPublicKey key
          && token.header() instanceof JWSHeader header
          && new RSASSAVerifier(key)
              .verify(
                  header,
                  token.signedPart().getBytes(StandardCharsets.US_ASCII),
                  token.signature());
    } catch (JOSEException notAnRsaSignature) {
      return false;
    }
  }

  private Authentication inTime(Verified token) {
    Instant now = systemClock.instant();
    if (Duration.between(token.issuedAt(), token.expiresAt()).compareTo(MAX_TTL) > 0) {
      return new Refused(TokenRefusal.TTL_TOO_LONG);
    }
    if (token.issuedAt().isAfter(now.plus(LEEWAY))) {
      return new Refused(TokenRefusal.ISSUED_IN_FUTURE);
    }
    return now.isBefore(token.expiresAt())
        ? new Accepted(token.caller())
        : new Refused(TokenRefusal.EXPIRED);
  }

  /** Locks, which is little beside the check of a signature. */
  private synchronized void remember(String compact, Verified verified) {
    if (bytes + bytesOf(compact) > maxBytes) {
      Instant now = systemClock.instant();
      remembered.values().removeIf(token -> !now.isBefore(token.expiresAt()));
      bytes = remembered.keySet().stream().mapToLong(TokenVerifier::bytesOf).sum();
    }
    if (bytes + bytesOf(compact) > maxBytes) {
      forget();
    }
    if (remembered.put(compact, verified) == null) {
      bytes += bytesOf(compact);
    }
  }

  /** Tokens that were accepted are in ASCII, so a character takes a byte. */
  private static int bytesOf(String compact) {
    return compact.length() + BYTES_OF_ENTRY;
  }

  /** Forgets all tokens, with the keys that signed them, because another world was entered. */
  public synchronized void forget() {
    remembered.clear();
    bytes = 0;
  }

  /** Returns what the remembered tokens take, estimated. */
  synchronized long retainedBytes() {
    return bytes;
  }

  private record Verified(Caller caller, Instant issuedAt, Instant expiresAt) {}
}
