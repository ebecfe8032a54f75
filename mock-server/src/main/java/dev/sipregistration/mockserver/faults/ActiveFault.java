package dev.sipregistration.mockserver.faults;

/**
 * A fault that was added and is not removed, as it is at one instant.
 *
 * @param injections how many calls it was injected into so far
 */
public record ActiveFault(FaultId id, Fault fault, long injections) {}
