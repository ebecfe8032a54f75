package dev.sipregistration.mockserver.domain.world;

/**
 * A store cannot be opened, read or written. What was to be changed is as it was before; only if
 * the connection broke while it was committed, it may have been changed after all.
 *
 * <p>The message quotes nothing of what is stored.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean reported;

  public StoreException(String message) {
    this(message, false);
  }

  private StoreException(String message, boolean reported) {
    super(message);
    this.reported = reported;
  }

  /** Makes an exception for a failure that the log tells of already. */
  public static StoreException reported(String message) {
    return new StoreException(message, true);
  }

  /** Returns whether the log tells of the failure already. */
  public boolean isReported() {
    return reported;
  }
}
