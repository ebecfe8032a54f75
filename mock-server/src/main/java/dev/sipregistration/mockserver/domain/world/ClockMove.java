package dev.sipregistration.mockserver.domain.world;

import java.time.Instant;
import java.time.temporal.TemporalAmount;

/** How to move the time of a world. */
public sealed interface ClockMove {
  /** Stops the clock at an instant. */
  record SetTo(Instant instant) implements ClockMove {}

  /**
   * Moves the time on, and stops the clock there.
   *
   * @param amount a duration, or a period counted in the calendar of UTC; a negative one moves back
   */
  record AdvanceBy(TemporalAmount amount) implements ClockMove {}

  /** Lets the clock follow the system's again. */
  record FollowSystem() implements ClockMove {}
}
