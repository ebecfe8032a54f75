package dev.sipregistration.mockserver.faults;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault cannot be added, because no call could ever match it. */
public final class UnreachableFaultException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String parameter;

  UnreachableFaultException(@Nullable String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** Returns the parameter that no such call has; nothing if it is the method that is unknown. */
  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }
}
