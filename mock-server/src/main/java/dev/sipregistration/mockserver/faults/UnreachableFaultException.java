package dev.sipregistration.mockserver.faults;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says that there is no call which a fault could ever strike. */
public final class UnreachableFaultException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String parameter;

  UnreachableFaultException(@Nullable String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /**
   * Returns the parameter that no such call has.
   *
   * @return its name, or nothing if it is the method that does not exist
   */
  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }
}
