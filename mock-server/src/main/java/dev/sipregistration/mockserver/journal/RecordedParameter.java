package dev.sipregistration.mockserver.journal;

import java.util.Optional;

/**
 * A parameter as it was sent.
 *
 * @param name its name, shortened if it is very long
 * @param value its value, shortened if it is very long, or {@link #REDACTED}
 * @param known whether the operation has such a parameter, or every operation has it, like {@code
 *     cmd} and {@code account_id}
 */
public record RecordedParameter(String name, String value, boolean known) {
  /** Replaces a value that is, or may be, a secret. */
  public static final String REDACTED = "[redacted]";

  /** {@return the value as the platform reads a boolean, or nothing if it is none} */
  public Optional<Boolean> truth() {
    return WrittenValues.truth(value);
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
