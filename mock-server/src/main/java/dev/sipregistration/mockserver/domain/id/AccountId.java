package dev.sipregistration.mockserver.domain.id;

/** Identifies an account, uniquely in its world. */
public record AccountId(long value) implements NumericId<AccountId> {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
