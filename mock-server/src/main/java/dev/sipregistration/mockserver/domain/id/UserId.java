package dev.sipregistration.mockserver.domain.id;

/**
 * Identifies a user, uniquely within its account.
 *
 * @param value the number on the wire
 */
public record UserId(long value) implements Comparable<UserId> {
  @Override
  public int compareTo(UserId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
