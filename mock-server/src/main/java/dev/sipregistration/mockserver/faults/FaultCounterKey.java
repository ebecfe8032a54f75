package dev.sipregistration.mockserver.faults;

/**
 * What calls that were struck have in common when they are counted.
 *
 * @param method the method that was called
 * @param kind what their callers saw
 */
public record FaultCounterKey(String method, FaultEffect.Kind kind) {}
