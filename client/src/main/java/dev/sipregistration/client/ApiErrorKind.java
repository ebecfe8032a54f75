package dev.sipregistration.client;

/**
 * The meaning of an error code of the API.
 *
 * <p>Later versions may add kinds, so a {@code switch} needs a default.
 */
public enum ApiErrorKind {

  /** The account cannot cover the fee and the taxes: code 127. Nothing was created. */
  NOT_ENOUGH_MONEY,

  /** The roles of the service account do not allow the call: code 104. */
  FORBIDDEN_BY_ROLE,

  /** The token was refused: codes 100, 433, 447, 454, 455 and 456. */
  TOKEN_REFUSED,

  /** There is no such application in the account: codes 107 and 116. */
  UNKNOWN_APPLICATION,

  /** There is no such rule in the application: codes 147 and 156. */
  UNKNOWN_RULE,

  /** There is no such user in the account: code 117. */
  UNKNOWN_USER,

  /** There is no such SIP registration in the account: code 275. */
  UNKNOWN_SIP_REGISTRATION,

  /** There is no such account: code 115. */
  UNKNOWN_ACCOUNT,

  /** The account is not activated: code 131. */
  ACCOUNT_NOT_ACTIVATED,

  /** The user belongs to another application: code 393. */
  USER_OF_ANOTHER_APPLICATION,

  /** The SIP registration is persistent and cannot have a user: code 394. */
  PERSISTENT_SIP_REGISTRATION,

  /** The account has reached its limit of SIP registrations: code 272. */
  TOO_MANY_SIP_REGISTRATIONS,

  /** A parameter is missing, malformed or too long: codes 101, 134, 273, 274, 458 and 499. */
  INVALID_PARAMETER,

  /** There were too many calls, so this one was not processed: code 340. */
  RATE_LIMITED,

  /** The API took the call for an automatic resend of an earlier one: code 484. */
  AUTOMATIC_RESEND,

  /** The API failed: codes 1, 2, 4 and 5. Whether the call took effect is not known. */
  SERVER_FAULT,

  /** Any other code, known only by its text. */
  OTHER;

  /**
   * Returns the kind of a code.
   *
   * @param code the vendor's error code, any number
   * @return the kind, {@link #OTHER} for codes that this version does not know
   */
  public static ApiErrorKind of(int code) {
    return switch (code) {
      case 1, 2, 4, 5 -> SERVER_FAULT;
      case 100, 433, 447, 454, 455, 456 -> TOKEN_REFUSED;
      case 101, 134, 273, 274, 458, 499 -> INVALID_PARAMETER;
      case 104 -> FORBIDDEN_BY_ROLE;
      case 107, 116 -> UNKNOWN_APPLICATION;
      case 115 -> UNKNOWN_ACCOUNT;
      case 117 -> UNKNOWN_USER;
      case 127 -> NOT_ENOUGH_MONEY;
      case 131 -> ACCOUNT_NOT_ACTIVATED;
      case 147, 156 -> UNKNOWN_RULE;
      case 272 -> TOO_MANY_SIP_REGISTRATIONS;
      case 275 -> UNKNOWN_SIP_REGISTRATION;
      case 340 -> RATE_LIMITED;
      case 393 -> USER_OF_ANOTHER_APPLICATION;
      case 394 -> PERSISTENT_SIP_REGISTRATION;
      case 484 -> AUTOMATIC_RESEND;
      default -> OTHER;
    };
  }
}
