package dev.sipregistration.contract;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a caller may have for a token. Tokens live too short to stand in a file. */
enum Token {
  GOOD {
    @Override
    Optional<String> of(Credentials caller, Instant now) {
      return Optional.of(caller.token(now, Duration.ofMinutes(10)));
    }
  },
  NONE {
    @Override
    Optional<String> of(Credentials caller, Instant now) {
      return Optional.empty();
    }
  },
  MALFORMED {
    @Override
    Optional<String> of(Credentials caller, Instant now) {
      return Optional.of("not-a-token");
    }
  },
  SIGNED_BY_STRANGER {
    @Override
    Optional<String> of(Credentials caller, Instant now) {
      return GOOD.of(withKey(caller, caller.keyId()), now);
    }
  },
  OF_UNKNOWN_KEY {
    @Override
    Optional<String> of(Credentials caller, Instant now) {
      return GOOD.of(withKey(caller, new KeyId("00000000-0000-0000-0000-000000000000")), now);
    }
  },
  LIVES_TOO_LONG {
    @Override
    Optional<String> of(Credentials caller, Instant now) {
      return Optional.of(caller.token(now, Duration.ofSeconds(3601)));
    }
  },
  FROM_THE_FUTURE {
    @Override
    Optional<String> of(Credentials caller, Instant now) {
      return GOOD.of(caller, now.plus(Duration.ofHours(1)));
    }
  },
  EXPIRED {
    @Override
    Optional<String> of(Credentials caller, Instant now) {
      return GOOD.of(caller, now.minus(Duration.ofHours(1)).minus(Duration.ofMinutes(10)));
    }
  };

  private static final SigningKey STRANGER = SigningKey.generated();

  abstract Optional<String> of(Credentials caller, Instant now);

  private static Credentials withKey(Credentials caller, KeyId keyId) {
    return new Credentials(
        caller.name(), caller.accountEmail(), caller.accountId(), keyId, STRANGER);
  }
}
