package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The token of a call, by the states of the contract that are about it. */
enum TokenKind {
  GOOD("", Duration.ZERO, Duration.ofMinutes(10)),
  NONE("no token", Duration.ZERO, Duration.ZERO),
  MALFORMED("a malformed token", Duration.ZERO, Duration.ZERO),
  SIGNED_BY_STRANGER("a token signed by a stranger", Duration.ZERO, Duration.ofMinutes(10)),
  OF_UNKNOWN_KEY("a token of an unknown key", Duration.ZERO, Duration.ofMinutes(10)),
  LIVING_TOO_LONG("a token that lives too long", Duration.ZERO, Duration.ofSeconds(3_601)),
  FROM_FUTURE("a token from the future", Duration.ofHours(1), Duration.ofMinutes(10)),
  EXPIRED("an expired token", Duration.ofMinutes(-70), Duration.ofMinutes(10));

  private static final KeyId UNKNOWN = new KeyId("00000000-0000-0000-0000-000000000000");

  private final String state;
  private final Duration ahead;
  private final Duration lifetime;

  TokenKind(String state, Duration ahead, Duration lifetime) {
    this.state = state;
    this.ahead = ahead;
    this.lifetime = lifetime;
  }

  /** Returns the kind that a state of the contract is about. */
  static Optional<TokenKind> of(String state) {
    return Arrays.stream(values())
        .filter(kind -> kind != GOOD && kind.state.equals(state))
        .findFirst();
  }

  /** Returns what a caller sends as token, or nothing. */
  Optional<String> of(Credentials caller, Instant now) {
    return switch (this) {
      case NONE -> Optional.empty();
      case MALFORMED -> Optional.of("not-a-token");
      case SIGNED_BY_STRANGER -> signed(withKey(caller, caller.keyId()), now);
      case OF_UNKNOWN_KEY -> signed(withKey(caller, UNKNOWN), now);
      default -> signed(caller, now);
    };
  }

  private Optional<String> signed(Credentials caller, Instant now) {
    return Optional.of(caller.token(now.plus(ahead), lifetime));
  }

  /** Made where it is asked for. */
  private static final class Stranger {
    static final SigningKey KEY = SigningKey.generated();
  }

  private static Credentials withKey(Credentials caller, KeyId keyId) {
    return new Credentials(
        caller.name(), caller.accountEmail(), caller.accountId(), keyId, Stranger.KEY);
  }
}
