package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.admin.generated.JournalApi;
import dev.sipregistration.mockserver.internal.admin.generated.JournalCountModel;
import dev.sipregistration.mockserver.internal.admin.generated.JournalModel;
import dev.sipregistration.mockserver.internal.admin.model.JournalView;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.QueryCheck;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.journal.RecordedCall;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Shows the journal of calls. */
@Singleton
public final class JournalResource implements JournalApi {
  private static final int MOST = 1_000_000;
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

  private final Journal journal;
  private final UriInfo uri;

  @Inject
  JournalResource(Journal journal, @Context UriInfo uri) {
    this.journal = journal;
    this.uri = uri;
  }

  @Override
  public JournalModel queryJournal(
      @Nullable String method,
      @Nullable List<String> parameter,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since,
      Integer limit) {
    checkNames("limit");
    CallQuery query =
        query(method, parameter, accountId, keyId, errorCode, httpStatus, warned, since);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest("", "limit must be 1 to " + MOST);
    }
    List<RecordedCall> calls = found(query);
    return new JournalModel()
        .calls(
            calls.stream().skip(Math.max(0, calls.size() - limit)).map(JournalView::call).toList())
        .forgotten(journal.forgotten());
  }

  @Override
  public JournalCountModel countJournal(
      @Nullable String method,
      @Nullable List<String> parameter,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since) {
    checkNames();
    CallQuery query =
        query(method, parameter, accountId, keyId, errorCode, httpStatus, warned, since);
    return new JournalCountModel().count((long) found(query).size());
  }

  /** Searches for any name, so that calls of an unknown method are found, too. */
  private List<RecordedCall> found(CallQuery query) {
    return journal.calls().stream().filter(query::fits).toList();
  }

  @Override
  public void clearJournal() {
    journal.clear();
  }

  private void checkNames(String... otherNames) {
    Set<String> names = new HashSet<>(NAMES);
    names.addAll(List.of(otherNames));
    Map<String, List<String>> once = new HashMap<>(uri.getQueryParameters());
    once.remove(PARAMETER);
    QueryCheck.onlyWith(once, names);
  }

  private CallQuery query(
      @Nullable String method,
      @Nullable List<String> parameters,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since) {
    CallQuery query = with(CallQuery.any(), method, CallQuery::method);
    for (String parameter : parameters == null ? List.<String>of() : parameters) {
      query = withParameter(query, parameter);
    }
    query = with(query, accountId, (calls, id) -> calls.account(new AccountId(id)));
    query = with(query, keyId, (calls, id) -> calls.key(new KeyId(id)));
    query = with(query, errorCode, CallQuery::errorCode);
    query = with(query, httpStatus, CallQuery::status);
    query = with(query, warned, this::withWarned);
    return with(query, since, CallQuery::since);
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

  /** JAX-RS reads any other text than true as false, so the text itself is checked. */
  private CallQuery withWarned(CallQuery query, boolean warned) {
    if (!String.valueOf(warned).equals(uri.getQueryParameters().getFirst("warned"))) {
      throw ProblemException.badRequest("", "warned must be true or false");
    }
    return warned ? query.warned() : query.where("no warning", call -> call.warnings().isEmpty());
  }
}
