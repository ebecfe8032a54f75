package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.journal.CallQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes a question to the journal of a query string.
 *
 * @param query the question so far
 * @param given the query string
 */
public record JournalRequest(CallQuery query, Map<String, List<String>> given) {
  private static final String PARAMETER = "parameter";
  private static final Set<String> NAMES =
      Set.of(
          "method",
          PARAMETER,
          "account_id",
          "key_id",
          "error_code",
          "http_status",
          "warned",
          "since");

  /**
   * Begins with the question for all calls.
   *
   * @throws ProblemException if there is a name that is not known, or one without a value
   */
  public static JournalRequest of(Map<String, List<String>> given, Set<String> otherNames) {
    Set<String> names = new HashSet<>(NAMES);
    names.addAll(otherNames);
    Map<String, List<String>> once = new HashMap<>(given);
    once.remove(PARAMETER);
    QueryCheck.onlyWith(once, names);
    return new JournalRequest(CallQuery.any(), given);
  }

  public JournalRequest with(@Nullable String method, @Nullable List<String> parameters) {
    JournalRequest wanted = and(method, CallQuery::method);
    for (String parameter : parameters == null ? List.<String>of() : parameters) {
      wanted = wanted.and(parameter, JournalRequest::parameter);
    }
    return wanted;
  }

  private static CallQuery parameter(CallQuery query, String parameter) {
    int equals = parameter.indexOf('=');
    if (parameter.isEmpty() || equals == 0) {
      throw ProblemException.badRequest("", "parameter must be a name, or name=value");
    }
    if (equals < 0) {
      return query.withParameter(parameter);
    }
    try {
      return query.parameter(parameter.substring(0, equals), parameter.substring(equals + 1));
    } catch (IllegalArgumentException secret) {
      throw ProblemException.badRequest(
          "", "Values of secrets are not kept: ask for the name alone");
    }
  }

  public JournalRequest by(@Nullable Long account, @Nullable String key) {
    return and(account, (wanted, id) -> wanted.account(new AccountId(id)))
        .and(key, (wanted, id) -> wanted.key(new KeyId(id)));
  }

  public JournalRequest answered(@Nullable Integer errorCode, @Nullable Integer status) {
    return and(errorCode, CallQuery::errorCode).and(status, CallQuery::status);
  }

  /** JAX-RS takes for false whatever is not true, so the text is looked at. */
  public JournalRequest warned(@Nullable Boolean warned) {
    if (warned != null && !given.getOrDefault("warned", List.of()).contains(warned.toString())) {
      throw ProblemException.badRequest("", "warned must be true or false");
    }
    return and(
        warned,
        (wanted, odd) ->
            odd ? wanted.warned() : wanted.where("no warning", call -> call.warnings().isEmpty()));
  }

  public JournalRequest since(@Nullable Long number) {
    return and(number, CallQuery::since);
  }

  private <T> JournalRequest and(@Nullable T value, BiFunction<CallQuery, T, CallQuery> question) {
    return value == null ? this : new JournalRequest(question.apply(query, value), given);
  }
}
