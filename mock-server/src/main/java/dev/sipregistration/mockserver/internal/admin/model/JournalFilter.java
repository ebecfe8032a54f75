package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Journal;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The parameters that select calls of the journal, as a query. */
public final class JournalFilter {
  private JournalFilter() {}

  /**
   * Returns the query of a request's parameters.
   *
   * @throws ProblemException if no call could match them
   */
  public static CallQuery of(
      Journal journal,
      @Nullable String method,
      @Nullable String anyMethod,
      @Nullable List<String> parameters,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since) {
    if (method != null && anyMethod != null) {
      throw ProblemException.badRequest("", "any_method must be left out with method");
    }
    checkRange("error_code", errorCode, 0, Integer.MAX_VALUE);
    checkRange("http_status", httpStatus, 100, 599);
    CallQuery query = with(CallQuery.any(), method, CallQuery::method);
    query = with(query, anyMethod, CallQuery::anyMethod);
    for (String parameter : parameters == null ? List.<String>of() : parameters) {
      query = withParameter(query, parameter);
    }
    query = with(query, accountId, (calls, id) -> calls.account(new AccountId(id)));
    query = with(query, keyId, (calls, id) -> calls.key(new KeyId(id)));
    query = with(query, errorCode, CallQuery::errorCode);
    query = with(query, httpStatus, CallQuery::status);
    query = with(query, warned, JournalFilter::withWarned);
    query = with(query, since, CallQuery::since);
    requireKnownNames(journal, query);
    return query;
  }

  private static void requireKnownNames(Journal journal, CallQuery query) {
    try {
      int unused = journal.count(query);
    } catch (IllegalArgumentException noSuchName) {
      throw ProblemException.badRequest("", String.valueOf(noSuchName.getMessage()));
    }
  }

  /** Refuses a number that is out of range. */
  public static void checkRange(String name, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw ProblemException.badRequest("", name + " must be " + least + " to " + most);
    }
  }

  private static <T> CallQuery with(
      CallQuery query, @Nullable T value, BiFunction<CallQuery, T, CallQuery> restriction) {
    return value == null ? query : restriction.apply(query, value);
  }

  private static CallQuery withParameter(CallQuery query, String parameter) {
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

  private static CallQuery withWarned(CallQuery query, boolean warned) {
    return warned ? query.warned() : query.where("no warning", call -> call.warnings().isEmpty());
  }
}
