package dev.sipregistration.mockserver.faults;

/** Says when in a call a fault strikes. */
public enum FaultPhase {
  /** Nothing has been done yet, and nothing will be, unless the fault is nothing but a delay. */
  BEFORE_EFFECT,
  /** All has been done that the call asks for; only its answer suffers. */
  AFTER_EFFECT
}
