package dev.sipregistration.mockserver.domain.id;

/** Identifies an application, uniquely within its account. */
public record ApplicationId(long value) implements NumericId<ApplicationId> {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
