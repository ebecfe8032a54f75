package dev.sipregistration.contract;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a caller may have for a token. Tokens live too short to stand in a file. */
enum Token {
  GOOD {
    @Override
    Optional<String> made(Credentials caller, Instant now) {
      return Optional.of(caller.token(now, Duration.ofMinutes(10)));
    }
  },
  NONE {
    @Override
    Optional<String> made(Credentials caller, Instant now) {
      return Optional.empty();
    }
  },
  MALFORMED {
    @Override
    Optional<String> made(Credentials caller, Instant now) {
      return Optional.of("not-a-token");
    }
  },
  SIGNED_BY_STRANGER {
    @Override
    Optional<String> made(Credentials caller, Instant now) {
      return GOOD.made(withKey(caller, caller.keyId()), now);
    }
  },
  OF_UNKNOWN_KEY {
    @Override
    Optional<String> made(Credentials caller, Instant now) {
      return GOOD.made(withKey(caller, new KeyId("00000000-0000-0000-0000-000000000000")), now);
    }
  },
  LIVES_TOO_LONG {
    @Override
    Optional<String> made(Credentials caller, Instant now) {
      return Optional.of(caller.token(now, Duration.ofSeconds(3601)));
    }
  },
  FROM_THE_FUTURE {
    @Override
    Optional<String> made(Credentials caller, Instant now) {
      return GOOD.made(caller, now.plus(Duration.ofHours(1)));
    }
  },
  EXPIRED {
    @Override
    Optional<String> made(Credentials caller, Instant now) {
      return GOOD.made(caller, now.minus(Duration.ofHours(1)).minus(Duration.ofMinutes(10)));
    }
  };

  /** How long a token is sent again, well before one that is good has expired. */
  private static final Duration USE = Duration.ofMinutes(5);

  private static final Map<Use, Optional<String>> MADE = new ConcurrentHashMap<>();

  /** Made of a number whose key is found soon, which is not that of {@link Clients}. */
  private static final SigningKey STRANGER =
      SigningKey.seeded(63, new KeyId("11111111-1111-1111-1111-111111111111"));

  /**
   * Returns the token that this caller sends now, the same one for a while, as clients do: to sign
   * is most of the work of a call.
   */
  Optional<String> of(Credentials caller, Instant now) {
    long time = now.getEpochSecond() / USE.toSeconds();
    return MADE.computeIfAbsent(new Use(this, caller, time), missing -> made(caller, now));
  }

  abstract Optional<String> made(Credentials caller, Instant now);

  private record Use(Token token, Credentials caller, long time) {}

  private static Credentials withKey(Credentials caller, KeyId keyId) {
    return new Credentials(
        caller.name(), caller.accountEmail(), caller.accountId(), keyId, STRANGER);
  }
}
