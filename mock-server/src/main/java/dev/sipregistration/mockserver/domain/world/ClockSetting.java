package dev.sipregistration.mockserver.domain.world;

import java.time.Instant;

/** How the time of a world passes. Tokens are judged by the system's clock, never by this one. */
public sealed interface ClockSetting {
  /** Time passes as the system's does. */
  record Running() implements ClockSetting {}

  /** The clock is stopped at an instant. */
  record Stopped(Instant at) implements ClockSetting {}
}
