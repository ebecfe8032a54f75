package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.admin.generated.TokenFlawModel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signs valid tokens, and tokens with a flaw. */
public final class FlawedToken {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TOO_LONG = HOUR.plusSeconds(1);

  private FlawedToken() {}

  public static String of(
      Credentials signer, Instant now, Duration lifetime, @Nullable TokenFlawModel flaw) {
    if (flaw == null) {
      return signer.token(now, lifetime);
    }
    return switch (flaw) {
      case EXPIRED -> signer.token(now.minus(HOUR).minus(lifetime), lifetime);
      case ISSUED_IN_FUTURE -> signer.token(now.plus(HOUR), lifetime);
      case LIVES_TOO_LONG -> signer.token(now, TOO_LONG);
      case UNKNOWN_KEY -> withUnknownKey(signer).token(now, lifetime);
      case BAD_SIGNATURE -> withBadSignature(signer.token(now, lifetime));
      case MALFORMED -> signer.token(now, lifetime).replace('.', '-');
    };
  }

  private static Credentials withUnknownKey(Credentials signer) {
    return new Credentials(
        signer.name(),
        signer.accountEmail(),
        signer.accountId(),
        new KeyId("no-such-" + signer.keyId().value()),
        signer.key());
  }

  /** Changes the first character of the signature; some bits of the last one do not count. */
  private static String withBadSignature(String token) {
    int signature = token.lastIndexOf('.') + 1;
    char other = token.charAt(signature) == 'A' ? 'B' : 'A';
    return token.substring(0, signature) + other + token.substring(signature + 1);
  }
}
