package dev.sipregistration.client;

/**
 * The id of a SIP registration, with a type of its own to keep it apart from other ids.
 *
 * @param value the number, at least 1
 */
public record SipRegistrationId(long value) {

  /**
   * Creates the id.
   *
   * @throws IllegalArgumentException if {@code value} is less than 1
   */
  public SipRegistrationId {
    Preconditions.positive(value, "SIP registration id");
  }

  /**
   * Returns the id with this number.
   *
   * @param value the number, at least 1
   * @return the id
   * @throws IllegalArgumentException if {@code value} is less than 1
   */
  public static SipRegistrationId of(long value) {
    return new SipRegistrationId(value);
  }

  /** Returns the number. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
