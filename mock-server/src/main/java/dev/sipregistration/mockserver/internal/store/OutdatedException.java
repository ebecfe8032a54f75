package dev.sipregistration.mockserver.internal.store;

/**
 * Another server has entered another world, or changed this one as a whole, so that what was to be
 * done has to be decided anew; nothing is done yet.
 */
public final class OutdatedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutdatedException() {
    super("another server has changed the world", null, false, false);
  }
}
