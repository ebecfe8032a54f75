package dev.sipregistration.mockserver.domain.world;

import java.time.Instant;

/** How the time of a world passes. Tokens are not judged by it. */
public sealed interface ClockSetting {
  /** Time passes as the system's does. */
  record Running() implements ClockSetting {}

  /**
   * Time stands still.
   *
   * @param at at which instant
   */
  record Standing(Instant at) implements ClockSetting {}
}
