package dev.sipregistration.mockserver.domain.id;

/**
 * Identifies an application, uniquely within its account.
 *
 * @param value the number on the wire
 */
public record ApplicationId(long value) implements Comparable<ApplicationId> {
  @Override
  public int compareTo(ApplicationId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
