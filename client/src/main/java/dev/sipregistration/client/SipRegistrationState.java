package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/** The result of the last attempt to register at the SIP server. */
public sealed interface SipRegistrationState {

  /**
   * There is no result: the attempt is in progress, which takes about two minutes after a creation,
   * or there is none, because the user is not logged in or the SIP registration is deactivated.
   *
   * <p>A SIP registration does not tell which of the two it is; {@link ListQuery#inProgress} does.
   */
  record NoResult() implements SipRegistrationState {}

  /** The SIP server accepted. */
  record Successful() implements SipRegistrationState {}

  /**
   * The SIP server refused or did not respond.
   *
   * @param statusCode the SIP status, such as 403, or null if the response leaves it out
   * @param message the SIP server's text, or null if the response leaves it out
   */
  record Failed(@Nullable Integer statusCode, @Nullable String message)
      implements SipRegistrationState {}
}
