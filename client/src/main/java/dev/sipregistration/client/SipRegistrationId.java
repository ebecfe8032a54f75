package dev.sipregistration.client;

/**
 * The id of a SIP registration, a type of its own so that it cannot be mixed up with other ids.
 *
 * @param value the number, at least 1
 */
public record SipRegistrationId(long value) {

  /**
   * Creates the id.
   *
   * @param value the number, at least 1
   * @throws IllegalArgumentException if {@code value} is less than 1
   */
  public SipRegistrationId {
    Arguments.positive(value, "SIP registration id");
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

  /** Returns the number alone, as it is written in logs and URIs. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
