package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import java.util.Locale;

/** Says in terms of the file why the domain refuses what a mapping of it asks for. */
final class RefusalMessages {
  private RefusalMessages() {}

  static SeedException problem(YamlMapping given, Outcome.Refused<?> refused) {
    Refusal first = refused.refusals().get(0);
    String problem = problem(first);
    return first
        .parameter()
        .flatMap(parameter -> given.find(key(parameter)))
        .map(blamed -> blamed.problem(problem))
        .orElseGet(() -> given.problem(problem));
  }

  private static String key(Parameter parameter) {
    return parameter.name().toLowerCase(Locale.ROOT);
  }

  private static String problem(Refusal refusal) {
    return switch (refusal.reason()) {
      case REQUIRED_PARAMETER_EMPTY ->
          "a rule or user needs its application_id or application_name";
      case ID_AND_NAME -> "give either the id or the name, not both";
      case SIP_USERNAME_MALFORMED ->
          "is no SIP user name; it has letters, digits and marks like . - _";
      case PROXY_MALFORMED ->
          "is no host name or address, with :port and ;transport=udp, tcp or tls if need be";
      case SIP_REGISTRATION_UNKNOWN -> "the account has no such SIP registration";
      case APPLICATION_ID_UNKNOWN, APPLICATION_NAME_UNKNOWN ->
          "the account has no such application";
      case RULE_ID_UNKNOWN, RULE_NAME_UNKNOWN -> "the application has no such rule";
      case USER_UNKNOWN -> "the account has no such user";
      case USER_OF_OTHER_APPLICATION -> "is a user of another application";
      case PERSISTENT_WITH_USER ->
          "is persistent with a user; set is_persistent: false, or options.persistent_with_user";
      case TOO_MANY_SIP_REGISTRATIONS -> "is one more than max_sip_registrations";
      case INSUFFICIENT_MONEY ->
          "balance and credit_limit do not cover its fee and tax; raise one of them";
      case ACCOUNT_UNKNOWN, ACCOUNT_INACTIVE, TOO_MANY_CALLS ->
          "the account cannot have SIP registrations";
    };
  }
}
