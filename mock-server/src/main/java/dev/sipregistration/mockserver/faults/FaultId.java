package dev.sipregistration.mockserver.faults;

/** Identifies a fault of one server; the first is 1. */
public record FaultId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
