package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.JournalApi;
import dev.sipregistration.mockserver.admin.generated.JournalCount;
import dev.sipregistration.mockserver.journal.Call;
import dev.sipregistration.mockserver.journal.Journal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what was called. */
@Singleton
final class JournalResource implements JournalApi {
  private static final int MOST = 1_000_000;

  private final Journal journal;
  private final UriInfo uri;

  @Inject
  JournalResource(Journal journal, @Context UriInfo uri) {
    this.journal = journal;
    this.uri = uri;
  }

  @Override
  public dev.sipregistration.mockserver.admin.generated.Journal queryJournal(
      @Nullable String method,
      @Nullable List<String> parameter,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since,
      Integer limit) {
    WantedCalls wanted =
        WantedCalls.of(uri.getQueryParameters(), Set.of("limit"))
            .with(method, parameter)
            .by(accountId, keyId)
            .answered(errorCode, httpStatus)
            .warned(warned)
            .since(since);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest("", "limit must be 1 to " + MOST);
    }
    List<Call> calls = journal.calls(wanted.query());
    return new dev.sipregistration.mockserver.admin.generated.Journal()
        .calls(
            calls.stream().skip(Math.max(0, calls.size() - limit)).map(JournalView::call).toList())
        .forgotten(journal.forgotten());
  }

  @Override
  public JournalCount countJournal(
      @Nullable String method,
      @Nullable List<String> parameter,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since) {
    WantedCalls wanted =
        WantedCalls.of(uri.getQueryParameters(), Set.of())
            .with(method, parameter)
            .by(accountId, keyId)
            .answered(errorCode, httpStatus)
            .warned(warned)
            .since(since);
    return new JournalCount().count((long) journal.count(wanted.query()));
  }

  @Override
  public void clearJournal() {
    journal.clear();
  }
}
