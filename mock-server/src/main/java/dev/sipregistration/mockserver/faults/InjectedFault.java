package dev.sipregistration.mockserver.faults;

import java.time.Duration;

/**
 * One call that a fault strikes.
 *
 * @param fault which fault
 * @param symptom what the caller sees
 * @param moment when in the call
 * @param delay how long the call is held up first, at that moment
 */
public record InjectedFault(FaultId fault, FaultEffect symptom, FaultPhase moment, Duration delay) {

  /**
   * Names it in a few words, for people.
   *
   * @return such as {@code connection reset after effect}
   */
  public String describe() {
    return symptom.describe()
        + (moment == FaultPhase.AFTER_EFFECT ? " after effect" : " before effect");
  }

  /**
   * Tells when it strikes.
   *
   * @return whether the call is carried out first
   */
  public boolean isAfterEffect() {
    return moment == FaultPhase.AFTER_EFFECT;
  }
}
