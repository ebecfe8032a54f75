package dev.sipregistration.mockserver.domain.world;

import java.time.Instant;
import java.time.temporal.TemporalAmount;

/** The wish to move the time of a world. */
public sealed interface ClockMove {
  /**
   * Sets the time, and lets it stand still there.
   *
   * @param instant the new time
   */
  record SetTo(Instant instant) implements ClockMove {}

  /**
   * Moves the time on, and lets it stand still there.
   *
   * @param amount by how much: a duration, or a period counted in the calendar of UTC; a negative
   *     one moves back
   */
  record AdvanceBy(TemporalAmount amount) implements ClockMove {}

  /** Lets the time follow the system's again. */
  record FollowSystem() implements ClockMove {}
}
