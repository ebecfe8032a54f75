package dev.sipregistration.mockserver.faults;

/**
 * Tells a fault from the others that were added to the same server.
 *
 * @param value its number, from 1 on
 */
public record FaultId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
