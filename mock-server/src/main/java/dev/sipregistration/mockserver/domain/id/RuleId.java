package dev.sipregistration.mockserver.domain.id;

/** Identifies a rule, uniquely within its account. */
public record RuleId(long value) implements NumericId<RuleId> {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
