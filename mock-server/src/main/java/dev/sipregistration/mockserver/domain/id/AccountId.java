package dev.sipregistration.mockserver.domain.id;

/**
 * Identifies an account, uniquely in its world.
 *
 * @param value the number on the wire
 */
public record AccountId(long value) implements Comparable<AccountId> {
  @Override
  public int compareTo(AccountId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
