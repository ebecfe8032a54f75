package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/**
 * A call that failed: the API refused it, or no usable response came.
 *
 * <p>Messages and causes never contain the password, the token or the private key.
 */
public abstract sealed class SipRegistrationException extends RuntimeException
    permits ApiErrorException, TransportException {

  /** The vendor's name of the method. */
  private final String method;

  SipRegistrationException(String method, String message, @Nullable Throwable cause) {
    super(method + ": " + message, cause);
    this.method = method;
  }

  /**
   * Returns the method of the API that was called.
   *
   * @return the vendor's name of the method, such as {@code CreateSipRegistration}
   */
  public String method() {
    return method;
  }
}
