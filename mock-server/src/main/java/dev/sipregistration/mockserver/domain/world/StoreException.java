package dev.sipregistration.mockserver.domain.world;

/**
 * A store cannot be opened, read or written. What was to be changed is as it was before; only if
 * the connection broke while it was committed, it may have been changed after all.
 *
 * <p>The message quotes nothing of what is stored.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }
}
