package dev.sipregistration.mockserver.faults;

/**
 * What injected faults have in common when they are counted: the method that was called, and the
 * kind.
 */
public record FaultCounterKey(String method, FaultEffect.Kind kind) {}
