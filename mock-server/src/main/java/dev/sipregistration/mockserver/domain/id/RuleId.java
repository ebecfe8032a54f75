package dev.sipregistration.mockserver.domain.id;

/**
 * Identifies a rule, uniquely within its account.
 *
 * @param value the number on the wire
 */
public record RuleId(long value) implements Comparable<RuleId> {
  @Override
  public int compareTo(RuleId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
