package dev.sipregistration.mockserver.domain.id;

/**
 * An id that is a number on the wire. A request may name any number; what exists has one from 1 to
 * {@link #HIGHEST}.
 */
public sealed interface NumericId<I extends NumericId<I>> extends Comparable<I>
    permits AccountId, ApplicationId, RuleId, SipRegistrationId, UserId {
  /** The highest id: such numbers are exact in every language that reads JSON. */
  long HIGHEST = (1L << 53) - 1;

  /** Returns the number on the wire. */
  long value();

  /**
   * Makes sure that something can have this id.
   *
   * @throws IllegalArgumentException if it is less than 1 or more than {@link #HIGHEST}
   */
  default void requireAssignable() {
    if (value() < 1 || value() > HIGHEST) {
      throw new IllegalArgumentException(
          "an id must be from 1 to " + HIGHEST + ", but is " + value());
    }
  }

  @Override
  default int compareTo(I other) {
    return Long.compare(value(), other.value());
  }
}
