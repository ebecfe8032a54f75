package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.auth.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the call that this thread serves, from the checks to the operation. Beside JAX-RS,
 * whose proxy of a security context takes a tenth of what a call allocates.
 */
public final class CurrentCaller {
  private static final ThreadLocal<@Nullable Caller> CALLER = new ThreadLocal<>();

  private CurrentCaller() {}

  /**
   * {@return the caller}
   *
   * @throws IllegalStateException if this thread serves no call that has passed the checks
   */
  public static Caller get() {
    Caller caller = CALLER.get();
    if (caller == null) {
      throw new IllegalStateException("No operation runs without a caller");
    }
    return caller;
  }

  static void set(Caller caller) {
    CALLER.set(caller);
  }

  static void clear() {
    CALLER.remove();
  }
}
