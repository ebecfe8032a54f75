package dev.sipregistration.mockserver.domain.id;

/** Identifies a user, uniquely within its account. */
public record UserId(long value) implements NumericId<UserId> {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
