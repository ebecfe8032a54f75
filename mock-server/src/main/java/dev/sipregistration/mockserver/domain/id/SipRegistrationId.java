package dev.sipregistration.mockserver.domain.id;

/** Identifies a SIP registration, uniquely in its world; no id is used twice. */
public record SipRegistrationId(long value) implements NumericId<SipRegistrationId> {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
