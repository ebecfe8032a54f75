package dev.sipregistration.mockserver.domain.id;

/**
 * Identifies a SIP registration, uniquely in its world; an id is never given twice.
 *
 * @param value the number on the wire
 */
public record SipRegistrationId(long value) implements Comparable<SipRegistrationId> {
  @Override
  public int compareTo(SipRegistrationId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
