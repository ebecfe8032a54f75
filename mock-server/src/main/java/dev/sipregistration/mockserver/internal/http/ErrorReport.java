package dev.sipregistration.mockserver.internal.http;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports an {@link Error} on any thread of the server, wrapped or not. Who has run out of memory
 * has lost something, perhaps the thread that would have read the next request; to go on would mean
 * to be silent.
 *
 * <p>A stack overflow is not among them: it takes nothing but the request that nested too deeply.
 */
public final class ErrorReport {
  private static final int DEEPEST = 16;

  private final Consumer<Error> whenReported;

  public ErrorReport(Consumer<Error> whenReported) {
    this.whenReported = whenReported;
  }

  /** Reports a failure, if it is an error or was caused by one. */
  public void report(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int i = 0; i < DEEPEST && cause != null; i++) {
      if (cause instanceof Error error && !(error instanceof StackOverflowError)) {
        whenReported.accept(error);
        return;
      }
      cause = cause.getCause();
    }
  }
}
