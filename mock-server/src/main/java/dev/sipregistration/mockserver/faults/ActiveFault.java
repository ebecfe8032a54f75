package dev.sipregistration.mockserver.faults;

/**
 * A fault that may still strike, as it is at one moment.
 *
 * @param id its id
 * @param fault what was added
 * @param struck how many calls it has struck so far
 */
public record ActiveFault(FaultId id, Fault fault, long struck) {}
