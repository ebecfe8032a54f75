package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.auth.Credentials;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sends a token again for a while, as clients do: to sign is most of the work of a call. */
final class TokenCache {
  /** Well before a token that is good has expired. */
  private static final Duration USE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Map<Use, Optional<String>> tokens = new HashMap<>();

  private record Use(TokenKind kind, Credentials caller, long period) {}

  TokenCache(InstantSource clock) {
    this.clock = clock;
  }

  Optional<String> token(TokenKind kind, Credentials caller) {
    Use use = new Use(kind, caller, clock.instant().getEpochSecond() / USE.toSeconds());
    return tokens.computeIfAbsent(use, missing -> kind.of(caller, clock.instant()));
  }
}
