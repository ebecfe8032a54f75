package dev.sipregistration.mockserver.domain.outcome;

/** Why the domain says no. Only the wire knows which code of the vendor's each one is. */
public enum Reason {
  /** The account does not exist. */
  ACCOUNT_UNKNOWN,
  /** The account exists and is not activated. */
  ACCOUNT_INACTIVE,
  /** The account has made as many calls in this second as it may. */
  TOO_MANY_CALLS,
  /** A parameter without which the command means nothing is absent. */
  REQUIRED_PARAMETER_EMPTY,
  /** The same thing is named by id and by name. */
  ID_AND_NAME,
  /** The SIP user name has a character that it must not have. */
  SIP_USERNAME_MALFORMED,
  /** The proxy or outbound proxy is not a host with optional port and transport. */
  PROXY_MALFORMED,
  /** The account has no such SIP registration. */
  SIP_REGISTRATION_UNKNOWN,
  /** The account has no application with that id. */
  APPLICATION_ID_UNKNOWN,
  /** The account has no application with that name. */
  APPLICATION_NAME_UNKNOWN,
  /** The account has no rule with that id, or another application has it. */
  RULE_ID_UNKNOWN,
  /** The application has no rule with that name. */
  RULE_NAME_UNKNOWN,
  /** The account has no such user. */
  USER_UNKNOWN,
  /** The user belongs to another application of the account. */
  USER_OF_OTHER_APPLICATION,
  /** A persistent SIP registration takes no user, by the account's options. */
  PERSISTENT_WITH_USER,
  /** The account may not have one more SIP registration. */
  TOO_MANY_SIP_REGISTRATIONS,
  /** Available money and credit do not cover fee and tax. */
  INSUFFICIENT_MONEY
}
