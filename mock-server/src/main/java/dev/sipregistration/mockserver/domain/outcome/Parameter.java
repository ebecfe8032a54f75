package dev.sipregistration.mockserver.domain.outcome;

/**
 * What a caller gives with a command, in the order of the contract; what a refusal is about.
 *
 * <p>How a parameter is spelt on the wire is none of the domain's business.
 */
public enum Parameter {
  /** The registration to bind or unbind. */
  SIP_REGISTRATION_ID,
  /** The user name at the registrar. */
  SIP_USERNAME,
  /** The registrar. */
  PROXY,
  /** The name to authenticate with. */
  AUTH_USER,
  /** The proxy to send through. */
  OUTBOUND_PROXY,
  /** The password at the registrar. */
  PASSWORD,
  /** Whether to stay registered without a logged-in user. */
  PERSISTENT,
  /** The application, by id. */
  APPLICATION_ID,
  /** The application, by name. */
  APPLICATION_NAME,
  /** The rule, by id. */
  RULE_ID,
  /** The rule, by name. */
  RULE_NAME,
  /** The user, by id. */
  USER_ID,
  /** The user, by name. */
  USER_NAME,
  /** Whether to bind or to unbind. */
  BIND
}
