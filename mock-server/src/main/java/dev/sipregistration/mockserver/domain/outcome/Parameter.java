package dev.sipregistration.mockserver.domain.outcome;

/**
 * What a caller gives with a command, in the order of the contract; what a refusal is about.
 *
 * <p>How a parameter is spelt on the wire is none of the domain's business.
 */
public enum Parameter {
  SIP_REGISTRATION_ID,
  /** The user name at the registrar. */
  SIP_USERNAME,
  /** The registrar. */
  PROXY,
  /** The name to authenticate with. */
  AUTH_USER,
  /** The proxy to send through. */
  OUTBOUND_PROXY,
  PASSWORD,
  /** Whether to stay registered without a logged-in user. */
  PERSISTENT,
  APPLICATION_ID,
  APPLICATION_NAME,
  RULE_ID,
  RULE_NAME,
  USER_ID,
  USER_NAME,
  BIND
}
