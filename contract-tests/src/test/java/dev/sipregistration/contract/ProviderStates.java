package dev.sipregistration.contract;

import java.util.Map;

/**
 * The states that interactions start from, by the names that the contract gives them under {@code
 * x-given}. Consumers ask for them, {@link MockServerStates} brings them about.
 */
final class ProviderStates {

  static final String CALL_WITHOUT_ITS_NAME = "a call without its name";
  static final String CALL_BY_UNKNOWN_NAME = "a call by an unknown name";
  static final String NO_TOKEN = "no token";
  static final String MALFORMED_TOKEN = "a malformed token";
  static final String TOKEN_SIGNED_BY_STRANGER = "a token signed by a stranger";
  static final String TOKEN_OF_UNKNOWN_KEY = "a token of an unknown key";
  static final String TOKEN_THAT_LIVES_TOO_LONG = "a token that lives too long";
  static final String TOKEN_FROM_THE_FUTURE = "a token from the future";
  static final String EXPIRED_TOKEN = "an expired token";
  static final String ROLE_DEVELOPER = "role Developer";
  static final String ROLE_ACCOUNTANT = "role Accountant";
  static final String ROLE_PAYER = "role Payer";
  static final String BEGINNING_OF_2026 = "the beginning of 2026";
  static final String NO_MONEY = "no money";
  static final String INACTIVE_ACCOUNT = "an inactive account";
  static final String NO_MORE_SIP_REGISTRATIONS = "no more SIP registrations allowed";
  static final String NO_MORE_CALLS = "no more calls allowed";
  static final String PERSISTENT_WITH_USER_REFUSED = "persistent with a user refused";
  static final String SIP_REGISTRATION = "a SIP registration";
  static final String NON_PERSISTENT_SIP_REGISTRATION = "a non-persistent SIP registration";
  static final String SIP_REGISTRATION_WITH_RULE = "a SIP registration with a rule";
  static final String SIP_REGISTRATION_WITH_USER = "a SIP registration with a user";
  static final String FAILED_SIP_REGISTRATION = "a failed SIP registration";
  static final String SIP_REGISTRATION_IN_PROGRESS = "a SIP registration in progress";

  /** Returns the parameters of {@link #SIP_REGISTRATION_WITH_RULE}. */
  static Map<String, Object> rule(long application, long rule) {
    return Map.of("application_id", application, "rule_id", rule);
  }

  /** Returns the parameters of {@link #SIP_REGISTRATION_WITH_USER}. */
  static Map<String, Object> user(long application, long user) {
    return Map.of("application_id", application, "user_id", user);
  }

  private ProviderStates() {}
}
