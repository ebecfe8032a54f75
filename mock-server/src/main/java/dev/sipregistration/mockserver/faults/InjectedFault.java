package dev.sipregistration.mockserver.faults;

import java.time.Duration;

/**
 * A fault that is injected into one call.
 *
 * @param delay how long the call is delayed first, in that phase
 */
public record InjectedFault(FaultId fault, FaultEffect effect, FaultPhase phase, Duration delay) {

  /** Returns a few words for people, such as {@code connection reset after effect}. */
  public String describe() {
    return effect.describe() + (isAfterEffect() ? " after effect" : " before effect");
  }

  /** Tells whether the call is carried out first. */
  public boolean isAfterEffect() {
    return phase == FaultPhase.AFTER_EFFECT;
  }
}
