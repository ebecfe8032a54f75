package dev.sipregistration.client;

import java.time.Duration;
import java.util.Optional;
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

  /** The delay that the server asked for, or null if it asked for none. */
  private final @Nullable Duration retryAfter;

  SipRegistrationException(
      String method, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(method + ": " + message, cause);
    this.method = method;
    this.retryAfter = retryAfter;
  }

  /**
   * Returns the method of the API that was called.
   *
   * @return the vendor's name of the method, such as {@code CreateSipRegistration}
   */
  public String method() {
    return method;
  }

  /**
   * Returns the delay before a retry that the server asked for by {@code Retry-After}, usually with
   * status 429 or 503.
   *
   * @return the delay from the response on, or empty if the server asked for none
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
