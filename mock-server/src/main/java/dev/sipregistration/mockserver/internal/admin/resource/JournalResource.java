package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.generated.JournalApi;
import dev.sipregistration.mockserver.internal.admin.generated.JournalCountModel;
import dev.sipregistration.mockserver.internal.admin.generated.JournalModel;
import dev.sipregistration.mockserver.internal.admin.model.JournalRequest;
import dev.sipregistration.mockserver.internal.admin.model.JournalView;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.journal.RecordedCall;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what was called. */
@Singleton
public final class JournalResource implements JournalApi {
  private static final int MOST = 1_000_000;

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
    JournalRequest wanted =
        JournalRequest.of(uri.getQueryParameters(), Set.of("limit"))
            .with(method, parameter)
            .by(accountId, keyId)
            .answered(errorCode, httpStatus)
            .warned(warned)
            .since(since);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest("", "limit must be 1 to " + MOST);
    }
    List<RecordedCall> calls = journal.calls(wanted.query());
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
    JournalRequest wanted =
        JournalRequest.of(uri.getQueryParameters(), Set.of())
            .with(method, parameter)
            .by(accountId, keyId)
            .answered(errorCode, httpStatus)
            .warned(warned)
            .since(since);
    return new JournalCountModel().count((long) journal.count(wanted.query()));
  }

  @Override
  public void clearJournal() {
    journal.clear();
  }
}
