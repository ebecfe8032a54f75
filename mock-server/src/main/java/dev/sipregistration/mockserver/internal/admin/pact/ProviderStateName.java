package dev.sipregistration.mockserver.internal.admin.pact;

import dev.sipregistration.mockserver.internal.text.NearestName;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The provider states, which the vendor's contract lists under {@code x-given}. */
public enum ProviderStateName {
  AS_RESET("", Part.NOTHING),
  CALL_WITHOUT_NAME("a call without its name", Part.NOTHING),
  CALL_BY_UNKNOWN_NAME("a call by an unknown name", Part.NOTHING),
  NO_TOKEN("no token", Part.NOTHING),
  MALFORMED_TOKEN("a malformed token", Part.NOTHING),
  TOKEN_SIGNED_BY_STRANGER("a token signed by a stranger", Part.NOTHING),
  TOKEN_OF_UNKNOWN_KEY("a token of an unknown key", Part.NOTHING),
  TOKEN_LIVING_TOO_LONG("a token that lives too long", Part.NOTHING),
  TOKEN_FROM_FUTURE("a token from the future", Part.NOTHING),
  EXPIRED_TOKEN("an expired token", Part.NOTHING),
  ROLE_DEVELOPER("role Developer", Part.NOTHING),
  ROLE_ACCOUNTANT("role Accountant", Part.NOTHING),
  ROLE_PAYER("role Payer", Part.NOTHING),
  BEGINNING_OF_2026("the beginning of 2026", Part.CLOCK),
  NO_MONEY("no money", Part.MONEY),
  INACTIVE_ACCOUNT("an inactive account", Part.LIMIT),
  NO_MORE_SIP_REGISTRATIONS("no more SIP registrations allowed", Part.LIMIT),
  NO_MORE_CALLS("no more calls allowed", Part.LIMIT),
  PERSISTENT_WITH_USER_REFUSED("persistent with a user refused", Part.LIMIT),
  SIP_REGISTRATION("a SIP registration", Part.SIP_REGISTRATION),
  NON_PERSISTENT("a non-persistent SIP registration", Part.SIP_REGISTRATION),
  WITH_RULE("a SIP registration with a rule", Part.SIP_REGISTRATION),
  WITH_USER("a SIP registration with a user", Part.SIP_REGISTRATION),
  FAILED("a failed SIP registration", Part.SIP_REGISTRATION),
  IN_PROGRESS("a SIP registration in progress", Part.SIP_REGISTRATION);

  /** What a state changes, in the order of the setup. */
  public enum Part {
    NOTHING,
    CLOCK,
    MONEY,
    SIP_REGISTRATION,
    LIMIT
  }

  private final String text;
  private final Part part;

  ProviderStateName(String text, Part part) {
    this.text = text;
    this.part = part;
  }

  static Optional<ProviderStateName> of(String text) {
    return Arrays.stream(values()).filter(state -> state.text.equals(text)).findFirst();
  }

  /** Lists the names of all states but the empty one, for people. */
  static String known() {
    return Arrays.stream(values())
        .filter(state -> state != AS_RESET)
        .map(ProviderStateName::text)
        .collect(Collectors.joining(", "));
  }

  /** Returns the name that shares most words with an unknown one, or differs from it least. */
  static Optional<String> nearest(String unknown) {
    return NearestName.of(
            unknown.replace(' ', '_'),
            Arrays.stream(values())
                .filter(state -> state != AS_RESET)
                .map(state -> state.text.replace(' ', '_'))
                .toList())
        .map(name -> name.replace('_', ' '));
  }

  public String text() {
    return text;
  }

  public Part part() {
    return part;
  }

  /** Tells whether the state has a parameter of that name. */
  boolean takes(String parameter) {
    return switch (parameter) {
      case "account_id" -> part != Part.NOTHING && part != Part.CLOCK;
      case "sip_username", "proxy" -> part == Part.SIP_REGISTRATION;
      case "application_id" -> this == WITH_RULE || this == WITH_USER;
      case "rule_id" -> this == WITH_RULE;
      case "user_id" -> this == WITH_USER;
      default -> false;
    };
  }

  boolean persistent() {
    return this != NON_PERSISTENT && this != WITH_USER;
  }
}
