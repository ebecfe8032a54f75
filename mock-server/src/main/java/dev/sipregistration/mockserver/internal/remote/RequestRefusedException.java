package dev.sipregistration.mockserver.internal.remote;

/** The admin API has refused a request. */
public final class RequestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RequestRefusedException(int status, String detail) {
    super(detail, null, false, true);
    this.status = status;
  }

  /** Returns the HTTP status: 400, 401, 403, 404 or 409. */
  public int status() {
    return status;
  }
}
