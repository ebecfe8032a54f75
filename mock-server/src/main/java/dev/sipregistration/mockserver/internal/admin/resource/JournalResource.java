package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.generated.JournalApi;
import dev.sipregistration.mockserver.internal.admin.generated.JournalCountModel;
import dev.sipregistration.mockserver.internal.admin.generated.JournalModel;
import dev.sipregistration.mockserver.internal.admin.model.JournalFilter;
import dev.sipregistration.mockserver.internal.admin.model.JournalView;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.journal.RecordedCall;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the journal of calls. */
@Singleton
public final class JournalResource implements JournalApi {
  private static final int MOST = 1_000_000;

  private final Journal journal;

  @Inject
  JournalResource(Journal journal) {
    this.journal = journal;
  }

  @Override
  public JournalModel queryJournal(
      @Nullable String method,
      @Nullable String anyMethod,
      @Nullable List<String> parameter,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since,
      Integer limit) {
    CallQuery query =
        JournalFilter.of(
            journal,
            method,
            anyMethod,
            parameter,
            accountId,
            keyId,
            errorCode,
            httpStatus,
            warned,
            since);
    JournalFilter.checkRange("limit", limit, 1, MOST);
    List<RecordedCall> calls = journal.calls(query);
    return new JournalModel()
        .calls(
            calls.stream().skip(Math.max(0, calls.size() - limit)).map(JournalView::call).toList())
        .forgotten(journal.forgotten());
  }

  @Override
  public JournalCountModel countJournal(
      @Nullable String method,
      @Nullable String anyMethod,
      @Nullable List<String> parameter,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since) {
    CallQuery query =
        JournalFilter.of(
            journal,
            method,
            anyMethod,
            parameter,
            accountId,
            keyId,
            errorCode,
            httpStatus,
            warned,
            since);
    return new JournalCountModel().count((long) journal.count(query));
  }

  @Override
  public void clearJournal() {
    journal.clear();
  }
}
