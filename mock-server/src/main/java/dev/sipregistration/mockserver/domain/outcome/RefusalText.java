package dev.sipregistration.mockserver.domain.outcome;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Describes refusals in sentences for people, such as {@code account 18 has no SIP registration
 * 77}.
 *
 * @param account the account that the command was for
 * @param values the values of its parameters, as far as they are known
 */
public record RefusalText(AccountId account, Map<Parameter, ?> values) {
  /**
   * Copies the values.
   *
   * @param account the account that the command was for
   * @param values the values of its parameters, as far as they are known
   */
  public RefusalText {
    values = Map.copyOf(values);
  }

  /**
   * Describes the refusals of a command.
   *
   * @param refusals at least one
   * @return clauses, without a full stop
   */
  public String of(List<Refusal> refusals) {
    return refusals.stream().map(this::of).collect(Collectors.joining("; "));
  }

  private String of(Refusal refusal) {
    return switch (refusal.reason()) {
      case ACCOUNT_UNKNOWN -> "there is no account " + account;
      case ACCOUNT_INACTIVE -> subject() + " is not activated";
      case TOO_MANY_CALLS -> subject() + " has made all calls that it may in this second";
      case REQUIRED_PARAMETER_EMPTY -> names(refusal) + " is required";
      case ID_AND_NAME -> "only one of " + names(refusal) + " can be given";
      case SIP_USERNAME_MALFORMED ->
          "a SIP user name cannot have one of these characters" + colon(refusal);
      case PROXY_MALFORMED ->
          names(refusal) + " must be a host with an optional port and transport" + colon(refusal);
      case SIP_REGISTRATION_UNKNOWN -> subject() + " has no SIP registration" + value(refusal);
      case APPLICATION_ID_UNKNOWN, APPLICATION_NAME_UNKNOWN ->
          subject() + " has no application" + value(refusal);
      case RULE_ID_UNKNOWN, RULE_NAME_UNKNOWN ->
          subject() + " has no rule" + value(refusal) + " in that application";
      case USER_UNKNOWN -> subject() + " has no user" + value(refusal);
      case USER_OF_OTHER_APPLICATION ->
          "user" + value(refusal) + " of " + subject() + " belongs to another application";
      case PERSISTENT_WITH_USER ->
          "a persistent SIP registration cannot have a user, by the options of " + subject();
      case TOO_MANY_SIP_REGISTRATIONS -> subject() + " has all SIP registrations that it may have";
      case INSUFFICIENT_MONEY -> subject() + " has too little money for fee and tax";
    };
  }

  private String subject() {
    return "account " + account;
  }

  private static String names(Refusal refusal) {
    return refusal.parameters().stream()
        .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private String value(Refusal refusal) {
    return value(refusal, " ");
  }

  private String colon(Refusal refusal) {
    return value(refusal, ": ");
  }

  private String value(Refusal refusal, String before) {
    return refusal
        .parameter()
        .filter(values::containsKey)
        .map(parameter -> before + values.get(parameter))
        .orElse("");
  }
}
