package dev.sipregistration.mockserver.faults;

/** When in a call a fault happens. */
public enum FaultPhase {
  /** Before the call has had any effect, and it will have none, unless the fault is but a delay. */
  BEFORE_EFFECT,
  /** After the call was carried out; only its response suffers. */
  AFTER_EFFECT
}
